using ContactCenter.Silo.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Tests.Screens;

/// <summary>A page of somebody else, on an origin of its own.</summary>
public sealed class ForeignPage : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ForeignPage(WebApplication app, Uri url) => (_app, Url) = (app, url);

    public Uri Url { get; }

    /// <param name="body">What the page has between its tags.</param>
    /// <param name="policy">Its Content Security Policy; null = none.</param>
    public static async Task<ForeignPage> StartAsync(string body, string? policy = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/", (HttpContext http) =>
        {
            if (policy is not null) http.Response.Headers.ContentSecurityPolicy = policy;
            return Results.Content($"<!doctype html><html lang=en><title>Shop</title><link rel=icon href=data:,><body>{body}</body></html>", "text/html");
        });
        var url = new Uri($"http://localhost:{LoopbackPort.Free()}/");
        app.Urls.Add(url.ToString());
        await app.StartAsync();
        return new ForeignPage(app, url);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
