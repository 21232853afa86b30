using System.Collections.Frozen;

namespace BackendCareer.Content;

/// <summary>The sources that a claim may cite.</summary>
/// <param name="entries">Null where the file could not be read: then nobody is blamed for citing what may well be in it.</param>
internal sealed class SourceRegistry(FrozenDictionary<string, Source>? entries)
{
    public const string Path = "data/sources.yml";

    public FrozenDictionary<string, Source> Entries => entries ?? FrozenDictionary<string, Source>.Empty;

    public Source? Find(string id) => Entries.GetValueOrDefault(id);

    /// <returns>What is wrong with citing this id and how to mend it, or null.</returns>
    public Mistake? MistakeIn(string id)
    {
        if (entries is null || entries.ContainsKey(id))
        {
            return null;
        }

        return new Mistake(ContentRules.SourceIsKnown, $"The source `{id}` is not in {Path}.",
            Nearest.To(id, entries.Keys) is { } meant ? $"Did you mean `{meant}`?" : "Add it there, or cite another source.");
    }
}
