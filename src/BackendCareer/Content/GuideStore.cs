using System.Collections.Immutable;
using System.Globalization;

namespace BackendCareer.Content;

/// <summary>Holds the guide that readers see, and what keeps a newer one from being published.</summary>
public sealed class GuideStore(TimeProvider clock)
{
    private readonly long _start = clock.GetUtcNow().UtcTicks;
    private volatile State _state = new(CompiledGuide.Nothing, 0);

    /// <summary>The last good guide; null only before the first one, which happens in Development alone.</summary>
    public Guide? Guide => _state.Compiled.Guide;

    /// <summary>The mistakes in the folder as it is now; none that keeps back the guide when the guide shows it.</summary>
    public ImmutableArray<Problem> Problems => _state.Compiled.Problems;

    /// <summary>What keeps an article from its readers, or editors from its newest text, and nothing else; empty for most.</summary>
    public ImmutableArray<Problem> ProblemsOf(Article article) => _state.Compiled.LeftOut.GetValueOrDefault(article.File, []);

    /// <summary>The folder as it was last read, with its mistakes.</summary>
    public ContentFiles Files => _state.Compiled.Files;

    /// <summary>Another one after each publication, and after a restart.</summary>
    public string Revision => string.Create(CultureInfo.InvariantCulture, $"{_start:x}-{_state.Number}");

    /// <summary>Ends when another guide or other problems take the place of those of now.</summary>
    public Task NextChange => _state.Replaced.Task;

    /// <summary>One reference write: a reader sees the old guide or the new one, never a mixture.</summary>
    /// <param name="compiled">Its guide is the last good one.</param>
    internal void Publish(CompiledGuide compiled)
    {
        var before = _state;
        _state = new State(compiled, before.Number + 1);
        before.Replaced.SetResult();
    }

    private sealed record State(CompiledGuide Compiled, int Number)
    {
        public TaskCompletionSource Replaced { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
