using YamlDotNet.Core;

namespace BackendCareer.Content;

/// <summary>Where problems of one YAML text belong: its file, and how many lines stand above it there.</summary>
internal sealed class ContentLocation(string path, int linesAbove, ICollection<Problem> problems)
{
    public void Report(Mark mark, ContentRule rule, string what, string remedy) => Report(mark, new Mistake(rule, what, remedy));

    public void Report(Mark mark, Mistake mistake)
    {
        var (line, column) = Of(mark);
        problems.Add(new Problem(mistake, path, line, column));
    }

    private (int Line, int Column) Of(Mark mark) =>
        ((int)Math.Max(1, mark.Line) + linesAbove, (int)Math.Max(1, mark.Column));
}
