using System.Text.RegularExpressions;

namespace BackendCareer.Content;

/// <summary>An author's mistake: where it is, what is wrong and how to mend it.</summary>
/// <param name="Path">The file, relative to the content folder, with forward slashes.</param>
/// <param name="Line">From 1, in the file's own numbering.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
public sealed partial record Problem(ContentRule Rule, string Path, int Line, int Column, string What, string Remedy)
{
    public Problem(Mistake mistake, string path, int line, int column)
        : this(mistake.Rule, path, line, column, mistake.What, mistake.Remedy)
    {
    }

    public bool IsWarning => Rule.IsWarning;

    public override string ToString() => Plain($"{Path}:{Line}:{Column}: {What} {Remedy}");

    /// <summary>For a console or a log, where what an article or the name of a file holds must begin no line and move no cursor.</summary>
    internal static string Plain(string text) => ControlCharacters().Replace(text, "\uFFFD");

    [GeneratedRegex(@"[\p{Cc}-[\t]]")]
    private static partial Regex ControlCharacters();
}
