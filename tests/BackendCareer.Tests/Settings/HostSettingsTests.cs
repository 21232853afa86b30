using BackendCareer.Settings;
using Microsoft.Extensions.Configuration;
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

    [Theory]
    [InlineData("Logging:Console:MaxQueueLength", "abc", "is “abc”; write a whole number from 1.")]
    [InlineData("Logging:Console:MaxQueueLength", "0", "is “0”; write a whole number from 1.")]
    [InlineData("Logging:Console:QueueFullMode", "x", "is “x”; write one of Wait, DropWrite.")]
    [InlineData("Logging:Console:FormatterName", "x", "is “x”; write one of simple, json, systemd.")]
    [InlineData("Logging:Console:FormatterOptions:SingleLine", "yes", "is “yes”; write true or false.")]
    [InlineData("Logging:Console:FormatterOptions:ColorBehavior", "Loud", "is “Loud”; write one of Default, Enabled, Disabled.")]
    [InlineData("Logging:Console:FormatterOptions:TimestampFormat", "%",
        "is “%”; write a format of times, such as “yyyy-MM-dd HH:mm:ss ”.")]
    [InlineData("Logging:Console:LogToStandardErrorThreshold", "1",
        "is “1”; write one of Trace, Debug, Information, Warning, Error, Critical, None.")]
    [InlineData("Kestrel:EndpointDefaults:Protocols", "Foo",
        "is “Foo”; write one of None, Http1, Http2, Http1AndHttp2, Http3, Http1AndHttp2AndHttp3.")]
    [InlineData("Kestrel:EndpointDefaults:ClientCertificateMode", "x",
        "is “x”; write one of NoCertificate, AllowCertificate, RequireCertificate, DelayCertificate.")]
    [InlineData("Kestrel:Certificates:Default:AllowInvalid", "1", "is “1”; write true or false.")]
    [InlineData("Kestrel:Endpoints:A:Url", "",
        "is empty; write scheme, host and port, such as http://localhost:5000, and a path into Site:PathBase.")]
    [InlineData("Kestrel:Endpoints:A:Protocols", "Http1", "does nothing without Kestrel__Endpoints__A__Url; set that one too.")]
    [InlineData("Kestrel:Endpoints:A:Certificate:Path", "/a", "does nothing without Kestrel__Endpoints__A__Url; set that one too.")]
    [InlineData("Kestrel:Limits:MaxConcurrentConnections", "5",
        "does nothing here; what the server takes from one reader is fixed.")]
    [InlineData("Kestrel:Limits:Http2:MaxFrameSize", "5", "does nothing here; what the server takes from one reader is fixed.")]
    [InlineData("HostOptions:ShutdownTimeout", "abc",
        "does nothing here; Site:SecondsBeforeEnd says for how long the site goes on answering.")]
    public void What_the_framework_reads_is_judged_before_it(string key, string value, string refusal) =>
        Assert.Equal($"{key.Replace(":", "__")} {refusal}", Assert.Single(Problems((Variables, key, value))));

    [Theory]
    [InlineData("PATHBASE", "Site:PathBase names the path below which the site stands.")]
    [InlineData("SHUTDOWNTIMEOUTSECONDS", "Site:SecondsBeforeEnd says for how long the site goes on answering.")]
    [InlineData("WEBROOT", "the program finds its own files, and Content:Folder names those of the guide.")]
    [InlineData("APPLICATIONNAME", "the program finds its own files, and Content:Folder names those of the guide.")]
    public void What_does_nothing_here_is_told_with_what_does(string key, string remedy) =>
        Assert.Equal($"ASPNETCORE_{key} does nothing here; {remedy}", Assert.Single(Problems((HostVariables, key, "5"))));

    [Fact]
    public void What_the_framework_understands_is_no_problem() => Assert.Empty(Problems(
        (Variables, "Logging:Console:FormatterName", "json"), (Variables, "Logging:Console:MaxQueueLength", "1"),
        (Variables, "Logging:Console:FormatterOptions:TimestampFormat", "HH:mm "), (Variables, "Logging:Debug:LogLevel:Default", "none"),
        (Variables, "Logging:Console:FormatterOptions:JsonWriterOptions:Indented", "True"),
        (Words, "Kestrel:Endpoints:A:Url", "http://*:1"),
        (Variables, "kestrel:endpoints:a:protocols", "http2"), (Variables, "Kestrel:Endpoints:A:SslProtocols:0", "Tls13"),
        (Variables, "Kestrel:Endpoints:A:Sni:guide.example:Certificate:Path", "/a"),
        (Variables, "Kestrel:EndpointDefaults:Protocols", "Http1"),
        (Variables, "Kestrel:Certificates:Default:Password", "secret")));

    /// <summary>Whatever a later framework reads besides.</summary>
    [Theory]
    [InlineData("Failed to convert configuration value 'abc' at 'MaxThings' to type 'System.Int32'.", "Some__MaxThings is “abc”")]
    [InlineData("Failed to convert configuration value 'abc' at 'Some:MaxThings' to type 'System.Int32'.", "Some__MaxThings is “abc”")]
    [InlineData("Failed to convert configuration value 'x' at 'Other:Things' to type 'System.Boolean'.", "Other:Things is “x”")]
    [InlineData("Something else.", null)]
    public void A_value_at_which_the_framework_ends_is_told_with_its_name(string message, string? told)
    {
        var error = new CannotStartException("Elsewhere.", new InvalidOperationException(message, new FormatException()));
        var sentence = Check((Variables, "Some:MaxThings", "abc"), (Variables, "MoreMaxThings", "1")).RefusalOf(error);
        Assert.Equal(told is null ? null : $"{told}; write a value that can be, or leave it out.", sentence);
    }

    [Theory]
    [InlineData("CUSTOMCONNSTR_Sought1", "Data Source=x", "ConnectionStrings:Sought1")]
    [InlineData("SQLAZURECONNSTR_Sought2", "Data Source=x", "ConnectionStrings:Sought2")]
    [InlineData("MYSQLCONNSTR_Sought3", "Data Source=x", "ConnectionStrings:Sought3")]
    [InlineData("ConnectionStrings__Sought4", "Data Source=x", "ConnectionStrings:Sought4")]
    public void A_connection_is_named_as_it_was_typed_and_its_provider_was_not(string variable, string value, string key)
    {
        Environment.SetEnvironmentVariable(variable, value);
        try
        {
            using var configuration = new ConfigurationManager();
            configuration.AddEnvironmentVariables();
            var given = GivenSetting.In(configuration).Where(each => each.Key.StartsWith(key, StringComparison.OrdinalIgnoreCase));
            Assert.Equal([(variable, key, value)], given.Select(each => (each.Name, each.Key, each.Value)));
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }
}
