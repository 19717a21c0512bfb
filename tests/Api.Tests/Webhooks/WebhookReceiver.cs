using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ContactCenter.Tests.Webhooks;

/// <param name="Path">The path that was called, which says for which endpoint.</param>
internal sealed record ReceivedWebhook(string Path, IHeaderDictionary Headers, string Text)
{
    public JsonNode Body { get; } = JsonNode.Parse(Text)!;

    public string Type => Body["type"]!.GetValue<string>();
}

/// <summary>A receiver of webhooks on loopback, with a path for each endpoint, which responds as a test says.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly WebApplication _app;
    private readonly Dictionary<string, Channel<ReceivedWebhook>> _received = [];
    private readonly Dictionary<string, Func<HttpContext, Task>> _answers = [];
    private readonly Lock _gate = new();

    private WebhookReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(ReceiveAsync);
    }

    public static async Task<WebhookReceiver> StartAsync()
    {
        var receiver = new WebhookReceiver();
        await receiver._app.StartAsync();
        return receiver;
    }

    public string UrlOf(string path) => $"{_app.Urls.Single()}{path}";

    public void Answer(string path, int status, string text = "", string? retryAfter = null) => Answer(path, http =>
    {
        http.Response.StatusCode = status;
        if (retryAfter is not null) http.Response.Headers.RetryAfter = retryAfter;
        return http.Response.WriteAsync(text);
    });

    public void Answer(string path, Func<HttpContext, Task> answer)
    {
        lock (_gate) _answers[path] = answer;
    }

    public int Count(string path) => ChannelOf(path).Reader.Count;

    internal async Task<ReceivedWebhook> NextAsync(string path) => await ChannelOf(path).Reader.ReadAsync().AsTask().WaitAsync(Patience);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        using var reader = new StreamReader(http.Request.Body);
        ChannelOf(path).Writer.TryWrite(new ReceivedWebhook(path, new HeaderDictionary(http.Request.Headers.ToDictionary()), await reader.ReadToEndAsync()));
        Func<HttpContext, Task>? answer;
        lock (_gate) answer = _answers.GetValueOrDefault(path);
        if (answer is not null) await answer(http);
    }

    private Channel<ReceivedWebhook> ChannelOf(string path)
    {
        lock (_gate)
        {
            if (!_received.TryGetValue(path, out var channel)) _received.Add(path, channel = Channel.CreateUnbounded<ReceivedWebhook>());
            return channel;
        }
    }
}
