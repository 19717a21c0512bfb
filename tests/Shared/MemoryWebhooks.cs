using System.Collections.Concurrent;
using ContactCenter.Webhooks;

namespace ContactCenter.Tests;

/// <summary>Endpoints in memory: they keep what they are sent, in order, and respond as a test says. No chance is in the times of tries.</summary>
public sealed class MemoryWebhooks : IWebhookSender, IRetryJitter
{
    private readonly ConcurrentQueue<(string Endpoint, WebhookEvent Event)> _asked = new();

    public static WebhookReceipt Delivered { get; } = new(200, null, TimeSpan.Zero);

    /// <summary>Called with the endpoint's id.</summary>
    public Func<string, WebhookEvent, Task<WebhookReceipt>> Answer { get; set; } = (_, _) => Task.FromResult(Delivered);

    /// <summary>Everything that was sent, whatever the response.</summary>
    public IEnumerable<WebhookEvent> SentTo(string endpoint) => _asked.Where(one => one.Endpoint == endpoint).Select(one => one.Event);

    public Task<WebhookReceipt> SendAsync(WebhookTarget target, WebhookEvent sent, CancellationToken cancellationToken = default)
    {
        _asked.Enqueue((target.Id, sent));
        return Answer(target.Id, sent);
    }

    public double Next() => 0.5;
}
