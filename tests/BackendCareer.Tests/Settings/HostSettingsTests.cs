using static BackendCareer.Tests.Settings.Given;

namespace BackendCareer.Tests.Settings;

/// <summary>What the host takes from its own variables, and would end in a trace where it cannot.</summary>
public sealed class HostSettingsTests
{
    [Theory]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("http://127.0.0.1:-1")]
    [InlineData("127.0.0.1:5000")]
    [InlineData("localhost")]
    [InlineData("not a url")]
    [InlineData("http://")]
    [InlineData("http://127.0.0.1:5000/guide")]
    [InlineData("http://127.0.0.1:5000;127.0.0.1:5001")]
    [InlineData("ftp://127.0.0.1:21")]
    public void A_place_to_listen_at_is_scheme_host_and_port(string urls) => Assert.Equal(
        $"ASPNETCORE_URLS is “{urls}”; write scheme, host and port, such as http://localhost:5000, and a path into Site:PathBase.",
        Assert.Single(Problems((HostVariables, "URLS", urls))));

    [Theory]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("http://*:80;https://[::]:443/")]
    [InlineData("http://+:0")]
    [InlineData("http://unix:/run/site.sock")]
    [InlineData("")]
    public void Every_place_that_the_server_knows_is_one(string urls) => Assert.Empty(Problems((HostVariables, "URLS", urls)));

    [Theory]
    [InlineData("HTTP_PORTS", "abc")]
    [InlineData("HTTP_PORTS", "8080;80a")]
    [InlineData("HTTPS_PORTS", "65536")]
    public void A_port_is_a_number(string key, string ports)
    {
        Assert.Equal($"ASPNETCORE_{key} is “{ports}”; write a whole number from 0 to 65535, or several with ; between.",
            Assert.Single(Problems((HostVariables, key, ports))));
        Assert.Empty(Problems((HostVariables, key, "8080;8081")));
    }

    [Theory]
    [InlineData("Prodction", "is “Prodction”")]
    [InlineData("Testing", "is “Testing”")]
    [InlineData("", "is empty")]
    public void An_environment_is_one_of_three(string name, string refusal)
    {
        const string Possible = "; write one of Development, Production, Staging.";
        Assert.Equal($"ASPNETCORE_ENVIRONMENT {refusal}{Possible}", Assert.Single(Problems((HostVariables, "ENVIRONMENT", name))));
        Assert.Equal($"--environment {refusal}{Possible}", Assert.Single(Problems((Words, "environment", name))));
        Assert.Empty(Problems((Variables, "ENVIRONMENT", name))); // somebody else's
        Assert.Empty(Problems((HostVariables, "ENVIRONMENT", "staging")));
    }
}
