namespace BackendCareer.Content;

/// <summary>Section <c>Content</c> of the configuration.</summary>
public sealed class ContentOptions
{
    /// <summary>
    /// The folder with the guide's files; a relative one is taken from the program's folder. Default: empty, which means the nearest
    /// folder <c>content</c> that holds a <c>guide.yml</c>, looked for from the program's folder upwards.
    /// </summary>
    public string Folder { get; set; } = "";
}
