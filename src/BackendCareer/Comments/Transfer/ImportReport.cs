namespace BackendCareer.Comments;

/// <summary>What an import found in its file.</summary>
public sealed class ImportReport
{
    private const int MostProblems = 100;

    private readonly List<(int Line, string Reason)> _problems = [];

    public ExportCount Read { get; private set; } = new(0, 0, 0);

    public int New { get; private set; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<string> Problems =>
        [.. _problems.OrderBy(problem => problem.Line).Select(problem => $"Line {problem.Line:N0}: {problem.Reason}")];

    /// <summary>Nobody mends more at a time.</summary>
    public bool IsFull => _problems.Count == MostProblems;

    public override string ToString() =>
        $"{Read}: {New:N0} new, {Read.Comments + Read.Votes + Read.Decisions - New:N0} there already";

    internal void Refuse(int line, string reason)
    {
        if (!IsFull)
        {
            _problems.Add((line, reason));
        }
    }

    internal void Count(int comments = 0, int votes = 0, int decisions = 0) =>
        Read = new ExportCount(Read.Comments + comments, Read.Votes + votes, Read.Decisions + decisions);

    internal void CountNew() => New++;
}

/// <summary>A line of a file with its number, from 1.</summary>
internal readonly record struct Numbered<T>(int Number, T Line)
    where T : ExportLine;
