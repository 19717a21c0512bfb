using ContactCenter.Api.Accounts;
using ContactCenter.Calls;

namespace ContactCenter.Api.Calls;

/// <summary>
/// Asks the provider to call a number and connect it with the caller's phone. Responds before the provider does: the call's id is known, and events tell
/// what becomes of it.
/// </summary>
internal sealed partial class DialOperation(
    IGrainFactory grains, ITelephony telephony, CallIntake intake, CallGate gate, Users users, IWorkspaceConfiguration workspace,
    IHostApplicationLifetime lifetime, ILogger<DialOperation> logger) : IOperation<DialNumberRequest, OneCallResponse>
{
    private const string NotReached = "unknown";

    public static ApiOperation Operation { get; } = new("POST", "calls.dial")
    {
        Access = Access.AllOf(Permissions.OutboundCalls),
        Errors =
        [
            AgentErrors.NotAgent, AgentErrors.AtCapacity, CallErrors.InvalidNumber, ContactErrors.ChannelBlocked, CallApiErrors.DialNotConfigured,
            CallErrors.AlreadyDialed,
        ],
        ExampleRequest = new DialNumberRequest(CallExamples.Number), ExampleResponse = OneCallResponse.From(CallExamples.DialedView),
    };

    public async Task<OneCallResponse> RunAsync(ApiCall call, DialNumberRequest request)
    {
        if (telephony.Provider is not { } provider) throw new ContactCenterException(CallApiErrors.DialNotConfigured);
        var agent = await users.FindAgentAsync(call.Caller.UserId, call.Aborted);
        if (agent is not { IsAgent: true }) throw new ContactCenterException(AgentErrors.NotAgent);
        if (!AgentRules.HasPlace(agent, workspace.Current)) throw new ContactCenterException(AgentErrors.AtCapacity);
        var answer = await gate.AskAsync(request.Number, null, call.Aborted);
        if (!answer.IsAdmitted) throw new ContactCenterException(ContactErrors.ChannelBlocked);

        var phone = workspace.Current.FindExtension(agent.UserId)?.Extension ?? agent.Username;
        var order = new DialRequest(call.Ids.ShortId("dialed"), phone, answer.Number ?? request.Number);
        var isRepeated = await grains.GetGrain<ICallGrain>(CallIds.Of(provider, order.ProviderCallId)).Find() is not null;
        var dialed = await intake.DialAsync(
            new DialCall(call.Ids.Command(call.Caller.Actor), provider, order.ProviderCallId, call.Caller.AsAgent(), order.Number, null), call.Aborted);
        // Nobody is called twice for one click. The response does not wait for the provider.
        if (!isRepeated) _ = OrderAsync(dialed.CallId, order);
        return OneCallResponse.From(dialed);
    }

    private async Task OrderAsync(string callId, DialRequest order)
    {
        var failure = NotReached;
        try
        {
            var outcome = await telephony.DialAsync(order, lifetime.ApplicationStopping);
            if (outcome.Failure is null or DialFailures.Unknown) return;
            failure = outcome.Detail is { } detail ? $"{outcome.Failure} ({detail})" : outcome.Failure;
            await grains.GetGrain<ICallGrain>(callId).FailDial(CommandContext.OfSystem("dial-failed", callId), failure);
        }
        catch (Exception exception)
        {
            // The call ends by its silence; events tell if the provider makes it all the same.
            LogNotNoted(exception, callId, failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Call {CallId} was dialed, and what became of the order ({Failure}) could not be noted")]
    private partial void LogNotNoted(Exception exception, string callId, string failure);
}

/// <param name="Number">The number to call.</param>
internal sealed record DialNumberRequest([NotEmpty, MaxLength(CallLimits.NumberCharactersMax)] string Number);
