namespace BackendCareer.Content;

/// <summary>The rest of the guide as one article sees it while it is compiled.</summary>
internal sealed record GuideIndex(ArticleLinks Links, CompiledData Data)
{
    public bool IsSameAs(GuideIndex other) => ReferenceEquals(Data, other.Data) && Links.IsSameAs(other.Links);
}

/// <summary>
/// What an article asked of the index and was told. Asking through this alone is what allows an article to be taken over from
/// one compilation to the next: it is compiled again when it would be told something else.
/// </summary>
internal sealed class Dependencies(GuideIndex index)
{
    private readonly List<Dependency> _all = [];

    /// <summary>The one of which all of them are known to be true.</summary>
    private GuideIndex _index = index;

    /// <param name="question">Has no other effect, and refers to nothing that is large: it is kept.</param>
    public T Ask<T>(Func<GuideIndex, T> question)
    {
        var told = question(_index);
        _all.Add(new Dependency<T>(question, told));
        return told;
    }

    public bool AreSameIn(GuideIndex index)
    {
        var areSame = ReferenceEquals(_index, index) || _all.TrueForAll(dependency => dependency.IsSameIn(index));
        _index = areSame ? index : _index;
        return areSame;
    }

    private abstract record Dependency
    {
        public abstract bool IsSameIn(GuideIndex index);
    }

    private sealed record Dependency<T>(Func<GuideIndex, T> Question, T Told) : Dependency
    {
        public override bool IsSameIn(GuideIndex index) => EqualityComparer<T>.Default.Equals(Question(index), Told);
    }
}
