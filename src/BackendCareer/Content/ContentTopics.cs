namespace BackendCareer.Content;

/// <summary>Under which heading of <c>docs/content-rules.md</c> a rule stands.</summary>
internal static class ContentTopics
{
    public const string Files = "Files";
    public const string FrontMatterTopic = "Front matter and YAML";
    public const string Whole = "The guide as a whole";
    public const string Text = "Text";
    public const string Links = "Links";
    public const string Images = "Images";
    public const string Blocks = "Blocks";
    public const string Sources = "Sources";
    public const string Data = "Data files";
    public const string Drawings = "Drawings";
}
