using System.Collections.Immutable;

namespace BackendCareer.Content;

/// <summary>Holds the guide that readers see, and what keeps a newer one from being published.</summary>
public sealed class GuideStore
{
    private volatile CompiledGuide _current = new(null, []);

    /// <summary>The last good guide; null only before the first one, which happens in Development alone.</summary>
    public Guide? Guide => _current.Guide;

    /// <summary>The mistakes in the folder as it is now; empty when the guide shows it.</summary>
    public ImmutableArray<Problem> Problems => _current.Problems;

    /// <summary>One reference write: a reader sees the old guide or the new one, never a mixture.</summary>
    internal void Publish(CompiledGuide compiled) => _current = compiled with { Guide = compiled.Guide ?? _current.Guide };
}
