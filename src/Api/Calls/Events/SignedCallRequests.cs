using ContactCenter.Integrations.Signatures;
using ContactCenter.Integrations.Telephony.Signing;

namespace ContactCenter.Api.Calls.Events;

/// <inheritdoc/>
/// <remarks>The answer does not say what is wrong with a signature; the count does, and so does the log, once in a while.</remarks>
internal sealed partial class SignedCallRequests(SignedWebhooks webhooks, CallEventCounts counts, ILogger<SignedCallRequests> logger) : ISignedRequests
{
    public void Check(HttpRequest request, ReadOnlySpan<byte> body)
    {
        var headers = request.Headers;
        var fault = webhooks.FindFault(
            headers[StandardWebhook.IdHeader], headers[StandardWebhook.TimestampHeader], headers[StandardWebhook.SignatureHeader], body);
        if (fault is null) return;
        counts.CountRefusedRequest($"{fault}");
        LogRefused(fault.Value);
        throw new ContactCenterException(CommonErrors.NotLoggedIn);
    }

    [LoggerMessage(LogLevel.Debug, "A request of a provider was refused: {Fault}")]
    private partial void LogRefused(WebhookFault fault);
}
