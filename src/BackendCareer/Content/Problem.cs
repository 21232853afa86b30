namespace BackendCareer.Content;

/// <summary>An author's mistake: where it is, what is wrong and how to mend it.</summary>
/// <param name="Path">The file, relative to the content folder, with forward slashes.</param>
/// <param name="Line">From 1, in the file's own numbering.</param>
/// <param name="Column">From 1.</param>
public sealed record Problem(string Path, int Line, int Column, string What, string Remedy)
{
    public override string ToString() => $"{Path}:{Line}:{Column}: {What} {Remedy}";
}
