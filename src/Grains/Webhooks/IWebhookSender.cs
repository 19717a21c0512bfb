namespace ContactCenter.Webhooks;

/// <summary>Sends an event to an endpoint: once, since the schedule of tries is not its own.</summary>
public interface IWebhookSender
{
    /// <summary>Returns also when the endpoint cannot be reached, refuses, or takes too long.</summary>
    Task<WebhookReceipt> SendAsync(WebhookTarget target, WebhookEvent sent, CancellationToken cancellationToken = default);
}

/// <summary>The end of one call.</summary>
/// <param name="HttpStatus">Null = there was no response.</param>
/// <param name="Fault">One of <see cref="WebhookFaults"/>, or <c>http-</c> and the status; null = delivered.</param>
/// <param name="RetryAfter">How long the endpoint wants to be left alone; null = it does not say.</param>
/// <param name="ResponseStart">The first characters of the response.</param>
public sealed record WebhookReceipt(int? HttpStatus, string? Fault, TimeSpan Duration, TimeSpan? RetryAfter = null, string ResponseStart = "")
{
    private const int Gone = 410;

    public bool IsDelivered => Fault is null;

    /// <summary>The endpoint says that it will never take anything again.</summary>
    public bool IsGone => HttpStatus == Gone;
}

/// <summary>Spreads tries over time, so that many do not come at once.</summary>
public interface IRetryJitter
{
    /// <summary>From 0 to 1, without 1.</summary>
    double Next();
}
