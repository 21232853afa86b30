using System.Collections.Immutable;
using BackendCareer.Content;
using BackendCareer.Site;

namespace BackendCareer.Pay;

/// <summary>What a reader chose in the address. Whatever is not understood is the default, and a note says so.</summary>
public sealed record PayChoice(string Country, string Role, string Band, string Currency, ImmutableArray<string> Notes)
{
    public static ImmutableArray<string> Keys { get; } = ["country", "role", "band", "currency"];

    public static PayChoice From(IQueryCollection query, GuideData data)
    {
        var options = PayOptions.In(data);
        var reader = new ChoiceParser(query);
        return new PayChoice(
            Read("country", "Country", options.Countries), Read("role", "Job", options.Roles),
            Read("band", "Years of work", options.Bands), Read("currency", "Currency", options.Currencies), reader.Notes);

        string Read(string key, string label, ImmutableArray<Option> known) =>
            reader.Word(key, label, known.Select(option => option.Value), instead: known[0].Text) ?? known[0].Value;
    }
}
