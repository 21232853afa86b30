using Microsoft.CodeAnalysis.Text;

namespace BackendCareer.Mutants;

/// <summary>One small change of the product's code, which a test should notice.</summary>
/// <param name="File">From the repository's root.</param>
/// <param name="Span">What it takes the place of.</param>
/// <param name="Line">From 1.</param>
/// <param name="Original">As the file has it.</param>
/// <param name="Changed">What stands there instead; empty for a statement that is left out.</param>
/// <param name="IsOnce">It runs once in a process, for whichever test comes first: any test may notice it.</param>
internal sealed record Mutant(string File, TextSpan Span, int Line, string Original, string Changed, bool IsOnce)
{
    private const int Shown = 100;
    private const int Context = 40;

    /// <summary>What else the span holds, for a constant that becomes a property.</summary>
    public string Before { get; init; } = "";

    /// <summary>The feature that it belongs to, and whose tests are the first to ask.</summary>
    public string Folder => File.Split('/')[2];

    private bool IsLeftOut => Changed.Length == 0;

    public override string ToString()
    {
        var (original, changed) = (OneLine(Original), OneLine(Changed));
        var same = Math.Max(0, original.Zip(changed).TakeWhile(pair => pair.First == pair.Second).Count() - Context);
        return $"{File}:{Line}: {Excerpt(original, same)} → {(IsLeftOut ? "left out" : Excerpt(changed, same))}";
    }

    /// <summary>Both ways in one text, of which the process that runs it takes one.</summary>
    public string SwitchedBy(int number) => IsLeftOut
        ? $"if (!global::MutantSwitch.IsOn({number})) {{ {Original} }}"
        : $"{Before}(global::MutantSwitch.IsOn({number}) ? ({Changed}) : ({Original}))";

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Excerpt(string line, int start) =>
        (start > 0 ? "…" : "") + (line.Length - start > Shown ? $"{line.AsSpan(start, Shown)}…" : line[start..]);
}
