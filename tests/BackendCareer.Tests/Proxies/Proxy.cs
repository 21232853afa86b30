using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Proxies;

/// <summary>A server of Debian's in front of a site, set up as its own manual has it, keeping whatever it may.</summary>
internal sealed class Proxy : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly Process _process;

    private Proxy(string name, Uri site)
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        var (program, arguments, files) = Setup(name, Address.Port, site.Port);
        _folder.Write(files.File, files.Text);
        Directory.CreateDirectory(_folder.PathOf("kept"));

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder.PathOf("kept"), (UnixFileMode)0b111_111_111); // root starts them, and they work as somebody else
            File.SetUnixFileMode(_folder.Path, (UnixFileMode)0b111_111_111);
        }

        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder.Path };
        start.Environment["HOME"] = _folder.Path;
        _process = Process.Start(start)!;
    }

    public static IReadOnlyList<string> Names { get; } = ["nginx", "Apache", "Varnish", "Caddy"];

    public Uri Address { get; }

    public static async Task<Proxy> StartAsync(string name, Uri site)
    {
        var proxy = new Proxy(name, site);
        using var client = new HttpClient { BaseAddress = proxy.Address };
        await Eventually.TrueAsync(() => AnswersAsync(client), $"{name} passes requests on");
        return proxy;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync("/training");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private (string Program, string[] Arguments, (string File, string Text) Files) Setup(string name, int port, int site) => name switch
    {
        "nginx" => ("nginx", ["-c", _folder.PathOf("nginx.conf"), "-e", "stderr"], ("nginx.conf", Nginx(port, site))),
        "Apache" => (
            "apache2", ["-f", _folder.PathOf("apache.conf"), "-DFOREGROUND"], ("apache.conf", Apache(port, site))),
        "Varnish" => (
            "varnishd",
            [
                "-F", "-j", "none", "-a", $"127.0.0.1:{port}", "-f", _folder.PathOf("default.vcl"),
                "-n", _folder.PathOf("kept"), "-s", "malloc,64m",
            ],
            ("default.vcl", $$"""
                vcl 4.1;
                backend site { .host = "127.0.0.1"; .port = "{{site}}"; }
                """)),
        "Caddy" => (
            "caddy", ["run", "--config", _folder.PathOf("Caddyfile"), "--adapter", "caddyfile"], ("Caddyfile", Caddy(port, site))),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such server."),
    };

    /// <summary>The example of its manual keeps what says nothing of itself for ten minutes.</summary>
    private string Nginx(int port, int site) => $$"""
        daemon off;
        pid {{_folder.PathOf("nginx.pid")}};
        {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
        events {}
        http {
            access_log off;
            client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
            proxy_cache_path {{_folder.PathOf("kept")}} keys_zone=one:10m;
            server {
                listen 127.0.0.1:{{port}};
                location / {
                    proxy_pass http://127.0.0.1:{{site}};
                    proxy_set_header Host $http_host;
                    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                    proxy_set_header X-Forwarded-Proto $scheme;
                    proxy_cache one;
                    proxy_cache_valid 200 302 10m;
                    proxy_cache_valid any 1m;
                }
            }
        }
        """;

    private string Apache(int port, int site) => $"""
        ServerRoot /usr/lib/apache2
        LoadModule mpm_event_module modules/mod_mpm_event.so
        LoadModule authz_core_module modules/mod_authz_core.so
        LoadModule proxy_module modules/mod_proxy.so
        LoadModule proxy_http_module modules/mod_proxy_http.so
        LoadModule cache_module modules/mod_cache.so
        LoadModule cache_disk_module modules/mod_cache_disk.so
        {(Environment.IsPrivilegedProcess ? "User nobody\nGroup nogroup" : "")}
        ServerName localhost
        DefaultRuntimeDir {_folder.Path}
        PidFile {_folder.PathOf("apache.pid")}
        ErrorLog /dev/stderr
        Listen 127.0.0.1:{port}
        ProxyPass / http://127.0.0.1:{site}/
        CacheRoot {_folder.PathOf("kept")}
        CacheEnable disk /
        CacheDefaultExpire 600
        """;

    private static string Caddy(int port, int site) => $$"""
        {
            admin off
            auto_https off
        }
        http://127.0.0.1:{{port}} {
            encode zstd gzip
            reverse_proxy 127.0.0.1:{{site}}
        }
        """;
}
