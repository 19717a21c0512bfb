using ContactCenter.Api.Health;

namespace ContactCenter.Api.Hosting;

/// <summary>Ends connections that stay open between calls while a node ends, so that no call is sent into one that is just being closed.</summary>
internal static class Farewell
{
    public static void UseFarewell(this WebApplication app)
    {
        var life = app.Services.GetRequiredService<NodeLife>();
        app.Use((http, next) =>
        {
            // The older protocol's way of saying so; the newer one has its own.
            if (life.IsEnding && HttpProtocol.IsHttp11(http.Request.Protocol)) http.Response.Headers.Connection = "close";
            return next(http);
        });
    }
}
