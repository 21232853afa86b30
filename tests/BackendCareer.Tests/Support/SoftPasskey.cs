using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BackendCareer.Tests.Support;

/// <summary>A device with a passkey, and its browser: answers what a site asks, rightly unless a test says otherwise.</summary>
internal sealed class SoftPasskey : IDisposable
{
    public const string Domain = "localhost";

    private const byte UserPresent = 1;
    private const byte UserVerified = 4;
    private const byte HasCredential = 64;

    /// <summary>CBOR of a key for ES256, up to its two coordinates.</summary>
    private static readonly byte[] StartOfKey = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20];

    /// <summary>CBOR of an attestation without a statement, up to its data.</summary>
    private static readonly byte[] StartOfAttestation =
        [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58];

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(16);

    /// <summary>Of the page that asks.</summary>
    public string Origin { get; set; } = "http://localhost:5000";

    /// <summary>That the passkey belongs to.</summary>
    public string RelyingParty { get; set; } = Domain;

    /// <summary>As the site called its moderator when the passkey was made.</summary>
    public string User { get; set; } = "";

    /// <summary>Of the next answer; null for a device that does not count.</summary>
    public uint? Counter { get; set; } = 1;

    public bool IsVerified { get; set; } = true;

    /// <summary>Whether the page stands in a frame of another site.</summary>
    public bool IsFramed { get; set; }

    public void Dispose() => _key.Dispose();

    /// <param name="options">What the site asked for.</param>
    /// <returns>What <c>navigator.credentials.create</c> gives, as JSON.</returns>
    public string Create(JsonNode options)
    {
        User = options["user"]!["id"]!.GetValue<string>();
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        byte[] key = [.. StartOfKey, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        byte[] data = [.. Data(HasCredential), .. new byte[16], 0, (byte)_id.Length, .. _id, .. key];
        return Answer(new
        {
            clientDataJSON = Encoded(ClientData("webauthn.create", options)),
            attestationObject = Encoded([.. StartOfAttestation, (byte)data.Length, .. data]),
            transports = new[] { "internal" },
        });
    }

    /// <returns>What <c>navigator.credentials.get</c> gives, as JSON.</returns>
    public string Get(JsonNode options)
    {
        var (data, client) = (Data(), ClientData("webauthn.get", options));
        var signature = _key.SignData(
            [.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new
        {
            clientDataJSON = Encoded(client),
            authenticatorData = Encoded(data),
            signature = Encoded(signature),
            userHandle = User,
        });
    }

    private byte[] Data(byte flags = 0)
    {
        var counter = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(counter, Counter ?? 0);
        Counter++;
        return
        [
            .. SHA256.HashData(Encoding.UTF8.GetBytes(RelyingParty)),
            (byte)(flags | UserPresent | (IsVerified ? UserVerified : 0)), .. counter,
        ];
    }

    private byte[] ClientData(string type, JsonNode options) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = options["challenge"]!.GetValue<string>(), origin = Origin, crossOrigin = IsFramed });

    private string Answer(object response) => JsonSerializer.Serialize(
        new { id = Encoded(_id), rawId = Encoded(_id), type = "public-key", response, clientExtensionResults = new { } });

    private static string Encoded(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
