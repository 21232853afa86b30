using System.IO.Compression;
using BackendCareer.Content;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Console;

namespace BackendCareer.Site;

/// <summary>The shell around every page: server limits, headers, error pages, compression, and the order of it all.</summary>
public static class SiteServices
{
    internal const int RequestBytes = 64 * 1024;

    public static void AddSite(this WebApplicationBuilder builder)
    {
        if (!SiteHost.IsPublished)
        {
            builder.WebHost.UseStaticWebAssets(); // else css is empty in every environment but Development
        }

        builder.WebHost.ConfigureKestrel(LimitRequests);
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
            console.UseUtcTimestamp = true;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<LivePages>();
        builder.Services.AddControllersWithViews();
        builder.Services.Configure<RazorViewEngineOptions>(FindViewsInFeatureFolders);
        builder.Services.Configure<FormOptions>(LimitForms);
        builder.Services.AddResponseCompression(compression => compression.EnableForHttps = true);
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        builder.Services.AddSingleton<IResponseCompressionProvider, PageCompression>();
        // Of this host alone: we cannot promise HTTPS for others of its domain, and a browser's built-in list is hard to leave.
        builder.Services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
    }

    public static void UseSite(this WebApplication app)
    {
        app.UseForwardedHeaders();
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.Use(AnswerHeadLikeGet);
        if (app.Environment.IsDevelopment())
        {
            app.Use(ShowProblemsWithoutGuide);
        }

        app.UseRouting();
        app.UseMiddleware<CrossOriginProtection>();
        app.Use(RequestLimiter.Limit);
        app.Use(AcceptedCoding.Normalise);
        app.UseOutputCache();
        app.UseResponseCompression(); // inside the cache, which so keeps the compressed bytes
        app.UseAuthentication(); // a page out of the cache asks nobody who they are
        app.UseAuthorization();
    }

    private static void LimitRequests(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = RequestBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(75);
        kestrel.Limits.MaxConcurrentConnections = 2_000;
    }

    private static void LimitForms(FormOptions forms)
    {
        forms.ValueCountLimit = 32;
        forms.KeyLengthLimit = 64;
        forms.ValueLengthLimit = 48 * 1024;
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
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    }

    private static Task ShowProblemsWithoutGuide(HttpContext context, RequestDelegate next)
    {
        var isPart = Path.GetExtension(context.Request.Path) is ".css" or ".js" or ".svg" or ".woff2"
            || context.Request.Path == LivePage.ChangesAddress;
        if (!isPart && context.RequestServices.GetRequiredService<GuideStore>().Guide is null)
        {
            context.Request.Method = HttpMethods.Get;
            context.Request.Path = ErrorsController.ProblemsAddress;
        }

        return next(context);
    }
}
