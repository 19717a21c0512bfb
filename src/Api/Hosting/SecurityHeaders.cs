namespace ContactCenter.Api.Hosting;

/// <summary>
/// Headers of every response that tell browsers to guess no types, to show nothing in a frame, to keep nothing, to run nothing, and to come back
/// over https only. An endpoint may be stricter: files are.
/// </summary>
internal static class SecurityHeaders
{
    private const string Nothing = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /// <summary>Swagger UI: its own scripts, and the styles that it writes into its page.</summary>
    private const string OwnPage =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /// <summary>The documents' page: its style sheet. The console's policy is its own.</summary>
    private const string PlainPage = "default-src 'none'; style-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private const string OneYear = "max-age=31536000";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = PolicyOf(http.Request.Path);
        if (http.Request.IsHttps) headers.StrictTransportSecurity = OneYear;
        return next(http);
    });

    private static string PolicyOf(PathString path) => path == "/" || path == Docs.DocsPage.Path ? PlainPage
        : path.StartsWithSegments(OpenApi.OpenApiSetup.Path) ? OwnPage : Nothing;
}
