using ContactCenter.Api.Conversations;
using ContactCenter.Calls;

namespace ContactCenter.Api.Calls;

/// <summary>
/// Saves what an agent notes about a call, which ends the wrap-up. Whoever served the call may change it later, and so may users who may change what is
/// known of the conversations of others. Each edition stays in the history.
/// </summary>
internal sealed class SaveWrapUpOperation(IGrainFactory grains, VisibleCalls calls, AccessControl access) : IOperation<SaveWrapUpRequest, OneCallResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "calls.wrapUp")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        Errors =
        [
            CallErrors.NotFound, CallErrors.NotAnswered, CallErrors.NotYours, CallErrors.DispositionNotFound, CallErrors.WrapUpRequired("notes"),
            CallErrors.WrapUpTooLong("notes"), CallErrors.TooManyTags,
        ],
        ExampleRequest = new SaveWrapUpRequest(CallExamples.CallId, "Wants an invoice with another name.", CallExamples.DispositionId, ["invoice"]),
        ExampleResponse = new OneCallResponse(CallExamples.Call),
    };

    public async Task<OneCallResponse> RunAsync(ApiCall call, SaveWrapUpRequest request)
    {
        await calls.GetAsync(call, request.CallId);
        var command = new SaveCallWrapUp(
            call.Ids.Command(call.Caller.Actor), call.Caller.AsAgent(), request.Notes, request.DispositionId, request.Tags ?? [],
            access.May(call.Caller, Permissions.SaveOthersRoomInfo));
        return OneCallResponse.From(await grains.GetGrain<ICallGrain>(request.CallId).SaveWrapUp(command));
    }
}

/// <param name="DispositionId">From the workspace's catalog.</param>
/// <param name="Tags">All tags of the call from then on.</param>
internal sealed record SaveWrapUpRequest(
    [ValidId] string CallId, [MaxLength(CallLimits.NotesCharactersMax)] string? Notes = null, [ValidId] string? DispositionId = null,
    [NotEmpty, OneLine, MaxLength(CallLimits.TagCharactersMax)] ImmutableArray<string>? Tags = null);
