namespace ContactCenter.Api.Hosting;

/// <summary>Lets pages of <see cref="AllowedOrigins"/> call from browsers, and no others open a hub.</summary>
internal static class CorsSetup
{
    private const string HubsPath = "/hubs";
    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(10);

    public static void AddAllowedOrigins(this WebApplicationBuilder builder)
    {
        var origins = new AllowedOrigins(builder.Configuration);
        builder.Services.AddSingleton(origins);
        if (origins.IsEmpty) return;
        builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy =>
        {
            // Callers say who they are by headers. Without credentials a browser adds nothing by itself that a foreign page could use.
            policy.WithHeaders(
                    ApiHeaders.Token, ApiHeaders.UserId, ApiHeaders.SecondFactorCode, ApiHeaders.IdempotencyKey, ApiHeaders.VisitorToken, "Authorization",
                    "Content-Type", "X-Requested-With", "X-SignalR-User-Agent")
                .WithMethods("GET", "POST", "PUT", "DELETE")
                .WithExposedHeaders("Content-Disposition", "Retry-After", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")
                .SetPreflightMaxAge(RememberedFor);
            if (origins.IsEverybody) policy.AllowAnyOrigin();
            else policy.SetIsOriginAllowed(origins.Contains);
        }));
    }

    /// <summary>Browsers ask nobody before they open a WebSocket, and tell where the page comes from.</summary>
    public static void UseAllowedOrigins(this WebApplication app)
    {
        var origins = app.Services.GetRequiredService<AllowedOrigins>();
        if (!origins.IsEmpty) app.UseCors();
        app.UseWhen(http => http.Request.Path.StartsWithSegments(HubsPath), hubs => hubs.Use((http, next) =>
        {
            if (origins.MayCall(http.Request)) return next(http);
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }));
    }
}
