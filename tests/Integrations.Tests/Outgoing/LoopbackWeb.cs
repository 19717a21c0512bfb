using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ContactCenter.Tests.Outgoing;

/// <summary>A server on loopback that counts requests, and responds as a test says.</summary>
internal sealed class LoopbackWeb : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _asked;

    private LoopbackWeb()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(http =>
        {
            Interlocked.Increment(ref _asked);
            return Answer(http);
        });
    }

    public Func<HttpContext, Task> Answer { get; set; } = http => http.Response.WriteAsync("hello");

    public int Asked => _asked;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<LoopbackWeb> StartAsync()
    {
        var web = new LoopbackWeb();
        await web._app.StartAsync();
        return web;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
