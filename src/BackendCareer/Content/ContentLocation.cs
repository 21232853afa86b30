using YamlDotNet.Core;

namespace BackendCareer.Content;

/// <summary>Where problems of one YAML text belong: its file, and how many lines stand above it there.</summary>
internal sealed class ContentLocation(string path, int linesAbove, ICollection<Problem> problems)
{
    public void Report(Mark mark, string what, string remedy)
    {
        var (line, column) = Of(mark);
        problems.Add(new Problem(path, line, column, what, remedy));
    }

    private (int Line, int Column) Of(Mark mark) =>
        ((int)Math.Max(1, mark.Line) + linesAbove, (int)Math.Max(1, mark.Column));
}
