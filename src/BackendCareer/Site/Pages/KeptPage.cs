using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace BackendCareer.Site;

/// <summary>What of an address makes another page. What else may do so one day, such as a language, becomes a part of it.</summary>
/// <param name="Choice">What of the query the page differs by; empty for most.</param>
public readonly record struct PageKey(string Path, string Choice)
{
    /// <param name="names">Of the query; the rest is of no account.</param>
    public static PageKey Of(HttpRequest request, IReadOnlyList<string> names) =>
        new(request.Path.Value ?? "", request.QueryString.HasValue ? ChoiceIn(request.QueryString, names) : "");

    /// <summary>In one order, whatever that of the address. A name that is sent twice is another choice than one sent once.</summary>
    private static string ChoiceIn(QueryString query, IReadOnlyList<string> names)
    {
        List<(int Place, string Value)> chosen = [];
        foreach (var pair in new QueryStringEnumerable(query.Value))
        {
            var place = PlaceOf(pair.DecodeName().Span, names);
            if (place >= 0)
            {
                chosen.Add((place, pair.DecodeValue().ToString()));
            }
        }

        return Written(chosen.OrderBy(pair => pair.Place), names); // which keeps the order of what is sent twice
    }

    private static int PlaceOf(ReadOnlySpan<char> name, IReadOnlyList<string> names)
    {
        for (var place = 0; place < names.Count; place++)
        {
            if (name.Equals(names[place], StringComparison.OrdinalIgnoreCase))
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>With its length before each value, so that no value can look like two.</summary>
    private static string Written(IEnumerable<(int Place, string Value)> chosen, IReadOnlyList<string> names)
    {
        var text = new StringBuilder();
        foreach (var (place, value) in chosen)
        {
            text.Append(names[place]).Append(value.Length).Append('=').Append(value);
        }

        return text.ToString();
    }
}

/// <summary>Of what a page was drawn. Two of equal value are of the same.</summary>
public abstract record PageState
{
    /// <summary>Whether a page that is drawn now would be drawn of the same. Asked for each request.</summary>
    public abstract bool IsCurrent { get; }
}

/// <summary>A finished page in the codings that somebody has asked for, each of which is made once.</summary>
public sealed class KeptPage(PageKey key, PageState state, string tag, string contentType, byte[] plain)
{
    /// <summary>What an entry takes beside its bytes.</summary>
    private const int Overhead = 1_024;

    private readonly byte[]?[] _bodies = new byte[]?[3];
    private readonly Task<byte[]>?[] _making = new Task<byte[]>?[3];
    private byte[]? _plain = plain;

    public PageKey Key => key;

    public PageState State => state;

    public string Tag => tag;

    public string ContentType => contentType;

    /// <summary>When it was kept, as a timestamp of the clock.</summary>
    public long Since { get; set; }

    /// <summary>Since the store last looked whether somebody had.</summary>
    public bool WasAsked { get; set; }

    /// <summary>Its brotli is as small as it is worth.</summary>
    public bool IsImproved { get; set; }

    /// <summary>What the store has counted of it.</summary>
    public long Counted { get; set; }

    public LinkedListNode<KeptPage>? Place { get; set; }

    public long Size => Overhead + (2L * (key.Path.Length + key.Choice.Length))
        + _bodies.Sum(body => (long)(Volatile.Read(ref body)?.Length ?? 0));

    /// <returns>Null for a coding that nobody has asked for.</returns>
    public byte[]? Body(Coding coding) => Volatile.Read(ref _bodies[(int)coding]);

    /// <summary>Once, however many ask for it.</summary>
    public Task<byte[]> MakeAsync(Coding coding)
    {
        lock (_making)
        {
            return _making[(int)coding] ??= Task.Run(() =>
            {
                var body = Codings.Encode(Plain(), coding);
                Replace(coding, body);
                _plain = null; // from now on it can be made of this one
                return body;
            });
        }
    }

    public void Replace(Coding coding, byte[] body) => Volatile.Write(ref _bodies[(int)coding], body);

    public byte[] Plain()
    {
        if (Volatile.Read(ref _plain) is { } plain)
        {
            return plain;
        }

        var coding = Enum.GetValues<Coding>().First(coding => Body(coding) is not null);
        return Codings.Decode(Body(coding)!, coding);
    }
}
