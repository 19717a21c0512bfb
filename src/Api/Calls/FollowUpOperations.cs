using ContactCenter.Calls;

namespace ContactCenter.Api.Calls;

/// <summary>Takes the work of calling back. Users who may forward conversations take it from others as well.</summary>
internal sealed class TakeFollowUpOperation(IGrainFactory grains, VisibleCalls calls, AccessControl access)
    : FollowUp(grains, calls, access), IOperation<CallRequest, OneCallResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "calls.followUp.take")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        Errors = [CallErrors.NotFound, CallErrors.NoFollowUp, CallErrors.FollowUpTaken, CallErrors.FollowUpDone],
        ExampleRequest = CallRequest.Example, ExampleResponse = OneCallResponse.From(CallExamples.MissedView),
    };

    public Task<OneCallResponse> RunAsync(ApiCall call, CallRequest request) => RunAsync(call, request, (actor, command) => actor.TakeFollowUp(command));
}

/// <summary>Ends the work of calling back, also when nobody had taken it.</summary>
internal sealed class FinishFollowUpOperation(IGrainFactory grains, VisibleCalls calls, AccessControl access)
    : FollowUp(grains, calls, access), IOperation<CallRequest, OneCallResponse>
{
    public static ApiOperation Operation { get; } = TakeFollowUpOperation.Operation with { Path = "calls.followUp.done" };

    public Task<OneCallResponse> RunAsync(ApiCall call, CallRequest request) => RunAsync(call, request, (actor, command) => actor.FinishFollowUp(command));
}

/// <summary>Changes the work that a missed call makes.</summary>
internal abstract class FollowUp(IGrainFactory grains, VisibleCalls calls, AccessControl access)
{
    protected async Task<OneCallResponse> RunAsync(ApiCall call, CallRequest request, Func<ICallGrain, CallFollowUpCommand, Task<CallView>> change)
    {
        await calls.GetAsync(call, request.CallId);
        var command = new CallFollowUpCommand(
            call.Ids.Command(call.Caller.Actor), call.Caller.AsAgent(), access.May(call.Caller, Permissions.TransferGuest));
        return OneCallResponse.From(await change(grains.GetGrain<ICallGrain>(request.CallId), command));
    }
}
