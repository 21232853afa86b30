using System.Text.Json;
using Microsoft.Playwright;

namespace BackendCareer.Tests.Support;

/// <summary>Chromium's own pretended device: keeps passkeys, asks nobody, and can be made to count wrong.</summary>
internal sealed class VirtualDevice : IAsyncDisposable
{
    private readonly ICDPSession _chromium;
    private readonly string _id;

    private VirtualDevice(ICDPSession chromium, string id) => (_chromium, _id) = (chromium, id);

    /// <param name="verifies">Whether it finds its owner before it.</param>
    public static async Task<VirtualDevice> PlugInAsync(IPage page, bool verifies = true)
    {
        var chromium = await page.Context.NewCDPSessionAsync(page);
        await chromium.SendAsync("WebAuthn.enable");
        var options = new Dictionary<string, object>
        {
            ["protocol"] = "ctap2",
            ["transport"] = "internal",
            ["hasResidentKey"] = true,
            ["hasUserVerification"] = true,
            ["isUserVerified"] = verifies,
            ["automaticPresenceSimulation"] = true,
        };
        var added = await chromium.SendAsync("WebAuthn.addVirtualAuthenticator", new() { ["options"] = options });
        return new VirtualDevice(chromium, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>Puts the same passkey in once more, as from a copy of the device.</summary>
    public async Task SetCounterAsync(int counter)
    {
        var all = await _chromium.SendAsync("WebAuthn.getCredentials", new() { ["authenticatorId"] = _id });
        var passkey = all!.Value.GetProperty("credentials")[0].Deserialize<Dictionary<string, object>>()!;
        passkey["signCount"] = counter;
        await _chromium.SendAsync("WebAuthn.clearCredentials", new() { ["authenticatorId"] = _id });
        await _chromium.SendAsync("WebAuthn.addCredential", new() { ["authenticatorId"] = _id, ["credential"] = passkey });
    }

    public async ValueTask DisposeAsync() =>
        await _chromium.SendAsync("WebAuthn.removeVirtualAuthenticator", new() { ["authenticatorId"] = _id });
}
