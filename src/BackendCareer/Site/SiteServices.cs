using System.IO.Compression;
using BackendCareer.Content;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Net.Http.Headers;

namespace BackendCareer.Site;

/// <summary>The shell around every page: server limits, headers, error pages, compression, and the order of it all.</summary>
public static partial class SiteServices
{
    internal const int RequestBytes = 64 * 1024;

    /// <summary>How the log looks where nobody has set it; every other source of settings comes after.</summary>
    private static readonly Dictionary<string, string?> LogLines = new()
    {
        ["Logging:Console:FormatterName"] = ConsoleFormatterNames.Simple,
        ["Logging:Console:FormatterOptions:SingleLine"] = "true",
        ["Logging:Console:FormatterOptions:TimestampFormat"] = "yyyy-MM-dd HH:mm:ss ",
        ["Logging:Console:FormatterOptions:UseUtcTimestamp"] = "true",
        ["Logging:Console:FormatterOptions:ColorBehavior"] = nameof(LoggerColorBehavior.Disabled),
        ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = nameof(LogLevel.None), // costs each request a scope and an activity
    };

    public static void AddSite(this WebApplicationBuilder builder)
    {
        if (!SiteHost.IsPublished)
        {
            builder.WebHost.UseStaticWebAssets(); // else css is empty in every environment but Development
        }

        builder.WebHost.ConfigureKestrel(LimitRequests);
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = LogLines });
        builder.AddAddress();
        builder.AddHealth();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<ConnectionLimits>();
        builder.Services.AddSingleton<LivePages>();
        builder.Services.AddControllersWithViews();
        builder.Services.Configure<RazorViewEngineOptions>(FindViewsInFeatureFolders);
        builder.Services.AddResponseCompression(CompressText);
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        builder.AddPages();
        // Of this host alone: we cannot promise HTTPS for others of its domain, and a browser's built-in list is hard to leave.
        builder.Services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
    }

    public static void UseSite(this WebApplication app)
    {
        app.UseAddress();
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
            app.UseMiddleware<KeptPages>();
            app.Use(app.Services.GetRequiredService<PageWarming>().Through);
        }

        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseExceptionHandler("/error/500"); // inside: what an IExceptionHandler gives a status gets the page of that status
        app.Use(AnswerHeadLikeGet);
        app.Use(IgnoreStrangeRanges);
        if (app.Environment.IsDevelopment())
        {
            app.Use(ShowProblemsWithoutGuide);
        }

        app.UseRouting();
        app.UseMiddleware<AllowedMethods>();
        app.UseMiddleware<CrossOriginProtection>();
        app.Use(RequestLimiter.Limit);
        app.UseMiddleware<FormProtection>(); // before the filters of MVC, one of which reads forms for their token
        app.Use(AcceptedCoding.Normalise);
        app.UseMiddleware<PageFilling>();
        app.UseResponseCompression(); // of what is not kept
        app.UseAuthentication(); // a kept page asks nobody who they are
        app.UseAuthorization();
    }

    private static void AddAddress(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<SiteOptions>().BindConfiguration("Site");
        builder.Services.AddSingleton<SiteAddress>();
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, FrontDoor>()); // the framework's own come after
        builder.Services.AddOptions<HostFilteringOptions>().Configure<SiteAddress, IConfiguration>(
            (hosts, site, configuration) => site.Allow(hosts, configuration));
        builder.Services.AddOptions<MvcOptions>().Configure<SiteAddress>((mvc, site) =>
        {
            if (site.PathBase.Length > 0)
            {
                mvc.Filters.Add(new PrefixedPage(site.PathBase));
            }
        });
    }

    private static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PageStore>();
        builder.Services.AddSingleton<BetterCodings>();
        builder.Services.AddHostedService(services => services.GetRequiredService<BetterCodings>());
        builder.Services.AddSingleton<PageWarming>();
        builder.Services.AddHostedService(services => services.GetRequiredService<PageWarming>());
    }

    private static void UseAddress(this WebApplication app)
    {
        var site = app.Services.GetRequiredService<SiteAddress>();
        if (site.Root is not null)
        {
            app.Use(site.Correct);
        }
        else if (app.Environment.IsProduction())
        {
            AddressIsNotSet(app.Logger);
        }

        if (site.PathBase.Length > 0)
        {
            app.UseMiddleware<PathPrefix>();
        }
    }

    private static void LimitRequests(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.ConfigureEndpointDefaults(ConnectionLimits.Limit);
        kestrel.Limits.MaxRequestBodySize = RequestBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(75);
        kestrel.Limits.MaxConcurrentConnections = 2_000;
    }

    /// <summary>Also the feeds, tables and drawings that the framework does not know as text.</summary>
    private static void CompressText(ResponseCompressionOptions compression)
    {
        compression.EnableForHttps = true;
        compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/atom+xml", "image/svg+xml", "text/csv"];
    }

    /// <summary>A view stands beside its controller, a shared one in <c>Site</c>.</summary>
    private static void FindViewsInFeatureFolders(RazorViewEngineOptions razor)
    {
        razor.ViewLocationFormats.Clear();
        razor.ViewLocationFormats.Add("/{1}/{0}.cshtml");
        razor.ViewLocationFormats.Add("/Site/{0}.cshtml");
        razor.AreaViewLocationFormats.Clear();
        razor.AreaViewLocationFormats.Add("/{2}/{0}.cshtml"); // an area is the folder of a controller's views
        razor.AreaViewLocationFormats.Add("/Site/{0}.cshtml");
    }

    /// <summary>MVC answers HEAD with 405; the server sends no body in any case.</summary>
    private static Task AnswerHeadLikeGet(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            PageView.NoteHead(context);
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    }

    /// <summary>A range of anything but bytes is to be ignored (RFC 9110, 14.2); static files would send it as one of bytes.</summary>
    private static Task IgnoreStrangeRanges(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Headers.Range.ToString().StartsWith("bytes=", StringComparison.OrdinalIgnoreCase))
        {
            context.Request.Headers.Remove(HeaderNames.Range);
        }

        return next(context);
    }

    private static Task ShowProblemsWithoutGuide(HttpContext context, RequestDelegate next)
    {
        var isPart = Path.GetExtension(context.Request.Path) is ".css" or ".js" or ".svg" or ".woff2"
            || context.Request.Path == LivePage.ChangesAddress || context.Request.Path.StartsWithSegments(Health.Folder);
        if (!isPart && context.RequestServices.GetRequiredService<GuideStore>().Guide is null)
        {
            context.Request.Method = HttpMethods.Get;
            context.Request.Path = ErrorsController.ProblemsAddress;
        }

        return next(context);
    }

    [LoggerMessage(LogLevel.Warning, "Site:Address is not set: the host that a request names is written into feeds. "
        + "Set Site__Address to the public address, such as https://guide.example.")]
    private static partial void AddressIsNotSet(ILogger logger);
}
