using ContactCenter.Api.Docs;
using ContactCenter.Api.OpenApi;
using Microsoft.Net.Http.Headers;

namespace ContactCenter.Api.Screens;

/// <summary>
/// Serves the console at <c>/</c> and at every other path of its own, and the widget at <c>/widget.js</c> and <c>/widget/frame</c>.
/// </summary>
internal static class ScreenRoutes
{
    public const string LoaderPath = "/widget.js";
    public const string FramePath = "/widget/frame";
    public const string DemoPath = "/demo";

    /// <summary>Names below it hold a hash of their content.</summary>
    private const string Assets = "assets/";

    private const string ForAYear = "public, max-age=31536000, immutable";
    private const string ForMinutes = "public, max-age=300";
    private const string AskAgain = "no-cache";

    private static readonly string[] Readable = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Paths of which the console has none: what does not exist there is 404, for browsers too.</summary>
    private static readonly ImmutableArray<string> Foreign =
        ["/api", "/hubs", OpenApiSetup.Path, DocsPage.Path, "/health", "/file-upload", "/assets", "/widget", DemoPath];

    /// <summary>Files with a path of their own.</summary>
    private static readonly ImmutableArray<string> Pages = [ScreenFiles.IndexName, ScreenFiles.LoaderName, ScreenFiles.FrameName, ScreenFiles.DemoName];

    public static void MapScreens(this WebApplication app)
    {
        var files = app.Services.GetRequiredService<ScreenFiles>();
        if (files.Find(ScreenFiles.IndexName) is not { } index)
        {
            app.MapFile("/", "text/html", EmbeddedFile.Read("no-console.html"));
            return;
        }

        app.MapScreen("/", index, AskAgain, http => ScreenPolicies.Console(http.Request.Host));
        foreach (var name in files.Names.Except(Pages))
            app.MapScreen("/" + name, files.Find(name)!, name.StartsWith(Assets, StringComparison.Ordinal) ? ForAYear : AskAgain);
        if (files.Find(ScreenFiles.LoaderName) is { } loader) app.MapLoader(loader);
        if (files.Find(ScreenFiles.FrameName) is { } frame) app.MapFrame(frame);
        app.Use((http, next) => IsOfConsole(http) ? ShowAsync(http, index, AskAgain, ScreenPolicies.Console(http.Request.Host)) : next(http));
    }

    /// <summary>Serves the page that has the widget on it, beside a link to the console.</summary>
    public static void MapDemoPage(this WebApplication app)
    {
        if (app.Services.GetRequiredService<ScreenFiles>().Find(ScreenFiles.DemoName) is { } page)
            app.MapScreen(DemoPath, page, AskAgain, http => ScreenPolicies.Demo(http.Request.Host));
    }

    /// <summary>Pages of any origin load it, so it holds nothing that is not everybody's.</summary>
    private static void MapLoader(this WebApplication app, ScreenFile loader) => app.MapReadable(LoaderPath, http =>
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return ShowAsync(http, loader, ForMinutes);
    });

    private static void MapFrame(this WebApplication app, ScreenFile frame)
    {
        var workspace = app.Services.GetRequiredService<IWorkspaceConfiguration>();
        app.MapReadable(FramePath, http =>
        {
            // It knows no list of origins; the policy has one.
            http.Response.Headers.Remove(HeaderNames.XFrameOptions);
            var pages = WidgetPages.Of(workspace.Current);
            return ShowAsync(http, frame, AskAgain, ScreenPolicies.Frame(http.Request.Host, pages));
        });
    }

    private static void MapScreen(this WebApplication app, string path, ScreenFile file, string caching, Func<HttpContext, string>? policy = null) =>
        app.MapReadable(path, http => ShowAsync(http, file, caching, policy?.Invoke(http)));

    private static void MapReadable(this WebApplication app, string path, RequestDelegate serve) =>
        app.MapMethods(path, Readable, serve).ExcludeFromDescription();

    private static Task ShowAsync(HttpContext http, ScreenFile file, string caching, string? policy = null)
    {
        http.Response.Headers.CacheControl = caching;
        if (policy is not null) http.Response.Headers.ContentSecurityPolicy = policy;
        return file.WriteAsync(http);
    }

    /// <summary>Tells whether a browser wants to show a page at a path that is nobody else's.</summary>
    private static bool IsOfConsole(HttpContext http) =>
        http.GetEndpoint() is null && Readable.Contains(http.Request.Method) && !Foreign.Any(path => http.Request.Path.StartsWithSegments(path))
        && http.Request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
}
