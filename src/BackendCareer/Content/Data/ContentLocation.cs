using YamlDotNet.Core;

namespace BackendCareer.Content;

/// <summary>A value of a YAML text and its place in the file, both from 1.</summary>
internal readonly record struct Located(string Text, int Line, int Column)
{
    public Problem Problem(string path, Mistake mistake) => new(mistake, path, Line, Column);
}

/// <summary>Where problems of one YAML text belong: its file, and how many lines stand above it there.</summary>
internal sealed class ContentLocation(string path, int linesAbove, ICollection<Problem> problems)
{
    public void Report(Mark mark, ContentRule rule, string what, string remedy) => Report(mark, new Mistake(rule, what, remedy));

    public void Report(Mark mark, Mistake mistake)
    {
        var (line, column) = Of(mark);
        problems.Add(new Problem(mistake, path, line, column));
    }

    public Located Locate(Mark mark, string text)
    {
        var (line, column) = Of(mark);
        return new Located(text, line, column);
    }

    private (int Line, int Column) Of(Mark mark) =>
        ((int)Math.Max(1, mark.Line) + linesAbove, (int)Math.Max(1, mark.Column));
}
