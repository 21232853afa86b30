using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace BackendCareer.Feeds;

/// <summary>What every feed is made of, as Atom (RFC 4287).</summary>
internal static partial class Atom
{
    public const string Type = "application/atom+xml";

    private static readonly XNamespace Names = "http://www.w3.org/2005/Atom";

    public static XElement Element(string name, params object[] content) => new(Names + name, content);

    public static XElement Text(string name, string text, XAttribute? type = null) => new(Names + name, type, NotInXml().Replace(text, ""));

    public static XElement Link(string relation, string address, string type) => new(Names + "link",
        new XAttribute("rel", relation), new XAttribute("type", type), new XAttribute("href", address));

    public static XElement Id(Guid id) => Text("id", $"urn:uuid:{id}");

    /// <summary>Made of the name alone, by version 8 of RFC 9562.</summary>
    public static Guid IdOf(string name)
    {
        var id = SHA256.HashData(Encoding.UTF8.GetBytes($"BackendCareer {name}"))[..16];
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }

    /// <summary>In UTF-8, which XML without a declaration is.</summary>
    public static byte[] Bytes(XElement feed) => Encoding.UTF8.GetBytes(feed.ToString());

    /// <summary>Control characters, U+FFFE, U+FFFF and half a surrogate pair: one of them would cost the reader the whole feed.</summary>
    [GeneratedRegex(@"[^\t\n\r\x20-\uFFFD]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]")]
    private static partial Regex NotInXml();
}
