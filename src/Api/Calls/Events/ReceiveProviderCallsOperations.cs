using ContactCenter.Integrations.Sms;
using ContactCenter.Integrations.Telephony;
using ContactCenter.Integrations.Telephony.Signing;

namespace ContactCenter.Api.Calls.Events;

/// <summary>
/// Takes events in the format of a PBX or provider: twilio, whose signature is checked, or ari, ami, freeswitch and cti, which send one of the workspace's
/// tokens as the password of Basic authentication.
/// </summary>
internal sealed class ReceiveProviderCallsOperation(ProviderCalls provider) : IOperation<ProviderCallsRequest, CallEventsResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "calls.events/{format}")
    {
        Access = Access.Public, Limit = RateLimitRule.CallEvents,
        StreamedBody = new(
            new KeyValuePair<string, string>(
                ProviderCalls.FormType, "event=newCall&callId=17&direction=in&from=4930123456&to=493055550"),
            new KeyValuePair<string, string>("application/json", """{"Event":"Hangup","Linkedid":"1764318000.17","Uniqueid":"1764318000.17"}""")),
        Errors = [CommonErrors.NotLoggedIn, CallApiErrors.UnknownFormat, CallFormatErrors.Unreadable],
        ExampleRequest = new ProviderCallsRequest(), ExampleResponse = CallEventsResponse.Example,
    };

    public Task<CallEventsResponse> RunAsync(ApiCall call, ProviderCallsRequest request) =>
        provider.ReceiveAsync(call, request, call.Request.Headers.Authorization, isKey: false);
}

/// <summary>
/// Takes events of a PBX that sends one of the workspace's tokens in the address, because it can send no header: ari, ami, freeswitch or cti.
/// </summary>
internal sealed class ReceiveCallsByKeyOperation(ProviderCalls provider) : IOperation<ProviderCallsRequest, CallEventsResponse>
{
    public static ApiOperation Operation { get; } = ReceiveProviderCallsOperation.Operation with { Path = "calls.events/{format}/{key}" };

    public Task<CallEventsResponse> RunAsync(ApiCall call, ProviderCallsRequest request) =>
        provider.ReceiveAsync(call, request, call.FromPath("key"), isKey: true);
}

/// <param name="Call">The id that we gave the call when it was dialed from here.</param>
/// <param name="Agent">The agent whose leg it is about.</param>
internal sealed record ProviderCallsRequest(
    [OneLine, MaxLength(InputLimits.NameMax)][property: JsonPropertyName(CallPayload.CallParameter)] string? Call = null,
    [OneLine, MaxLength(InputLimits.NameMax)][property: JsonPropertyName(CallPayload.AgentParameter)] string? Agent = null);

/// <summary>Reads what providers send in formats of their own, and records it.</summary>
internal sealed class ProviderCalls(
    IEnumerable<ICallEventAdapter> adapters, TelephonySettings settings, PbxTokens tokens, CallEventTaker taker, CallEventCounts counts, TimeProvider time)
{
    public const string FormType = "application/x-www-form-urlencoded";

    private readonly ImmutableDictionary<string, ICallEventAdapter> _adapters =
        adapters.ToImmutableDictionary(adapter => adapter.Provider, StringComparer.Ordinal);

    /// <param name="credential">The header Authorization, or the key in the address.</param>
    public async Task<CallEventsResponse> ReceiveAsync(ApiCall call, ProviderCallsRequest request, string? credential, bool isKey)
    {
        if (!_adapters.TryGetValue(call.FromPath("format"), out var adapter)) throw new ContactCenterException(CallApiErrors.UnknownFormat);
        var isTwilio = adapter.Provider == CallFormats.Twilio;
        if (!isTwilio && !(isKey ? tokens.AreOne(credential) : tokens.AreInBasic(credential))) throw Refused("Unsigned");
        var payload = await PayloadAsync(call, request);
        if (isTwilio && (isKey || !IsSigned(call.Request, payload))) throw Refused("Forged");

        var translation = adapter.Translate(payload);
        // The whole request is refused when nothing of it can be read, and so it has kept nothing.
        if (translation.Payloads.Count > 0 && translation.Payloads.All(one => one.Error is not null))
        {
            counts.CountRefusedRequest("Unreadable");
            throw new ContactCenterException(translation.Payloads[0].Error!);
        }

        var answers = await taker.RecordAsync(adapter.Provider, translation, call.Aborted);
        counts.Count(adapter.Provider, answers);
        return new CallEventsResponse(answers);
    }

    private ContactCenterException Refused(string reason)
    {
        counts.CountRefusedRequest(reason);
        return new ContactCenterException(CommonErrors.NotLoggedIn);
    }

    private bool IsSigned(HttpRequest request, CallPayload payload) =>
        settings.Twilio.IsConfigured && payload.Form is { } form
        && TwilioSignature.IsValid(
            request.Headers[TwilioSignature.Header].ToString(), settings.Twilio.AuthToken!,
            settings.Twilio.AddressOf($"{request.Path}{request.QueryString}"), form);

    /// <summary>What was sent, read once: an operation may run again, and then its events have the same time of receipt.</summary>
    private async Task<CallPayload> PayloadAsync(ApiCall call, ProviderCallsRequest request)
    {
        var items = call.Request.HttpContext.Items;
        if (items.TryGetValue(typeof(CallPayload), out var known)) return (CallPayload)known!;
        var payload = new CallPayload(time.GetUtcNow())
        {
            CallId = NullIfEmpty(request.Call), Agent = NullIfEmpty(request.Agent),
            Form = call.Request.HasFormContentType ? await FormAsync(call) : null,
            Body = call.Request.HasFormContentType ? default : await BodyInput.ReadBytesAsync(call.Request, call.Aborted),
        };
        items[typeof(CallPayload)] = payload;
        return payload;
    }

    private static async Task<IFormCollection> FormAsync(ApiCall call)
    {
        if (call.Request.ContentLength > InputLimits.BodyBytesMax) throw new ContactCenterException(HttpErrors.BodyTooLarge);
        try
        {
            return await call.Request.ReadFormAsync(call.Aborted);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException and not BadHttpRequestException)
        {
            // More than a form may have, or less than it promised.
            throw new ContactCenterException(CallFormatErrors.Unreadable);
        }
    }

    private static string? NullIfEmpty(string? text) => text is { Length: > 0 } ? text : null;
}
