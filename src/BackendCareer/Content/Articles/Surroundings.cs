namespace BackendCareer.Content;

/// <summary>The rest of the guide as one article sees it while it is compiled.</summary>
internal sealed record Surroundings(ArticleLinks Links, CompiledData Data)
{
    /// <summary>The earlier ones where nothing that could be asked has changed: then nobody has to ask again.</summary>
    public Surroundings OrSame(Surroundings? before) =>
        before is not null && ReferenceEquals(Data, before.Data) && Links.SaysTheSameAs(before.Links) ? before : this;
}

/// <summary>
/// What an article asked of its surroundings and was told. Asking through this alone is what allows an article to be taken
/// over from one compilation to the next: it is compiled again when an answer has changed.
/// </summary>
internal sealed class Answers(Surroundings surroundings)
{
    private readonly List<Answer> _answers = [];

    /// <param name="question">Has no other effect, and refers to nothing that is large: it is kept.</param>
    public T Ask<T>(Func<Surroundings, T> question)
    {
        var told = question(surroundings);
        _answers.Add(new Answer<T>(question, told));
        return told;
    }

    /// <summary>The same answers as those of other surroundings, or null where one of them differs.</summary>
    public Answers? In(Surroundings others)
    {
        if (ReferenceEquals(surroundings, others))
        {
            return this;
        }

        if (!_answers.TrueForAll(answer => answer.IsTheSameIn(others)))
        {
            return null;
        }

        var same = new Answers(others);
        same._answers.AddRange(_answers);
        return same;
    }

    private abstract record Answer
    {
        public abstract bool IsTheSameIn(Surroundings surroundings);
    }

    private sealed record Answer<T>(Func<Surroundings, T> Question, T Told) : Answer
    {
        public override bool IsTheSameIn(Surroundings surroundings) => EqualityComparer<T>.Default.Equals(Question(surroundings), Told);
    }
}
