using ContactCenter.Api.Conversations;
using ContactCenter.Calls;

namespace ContactCenter.Api.Calls.Events;

/// <summary>
/// Answers a PBX that asks, before it puts a call through, whether it may, and to whom. Nothing is recorded: the call's events do that. Blocks of the
/// channel, the contact and the number refuse; the preferred agent is found as for conversations.
/// </summary>
internal sealed class CallAdmissionOperation(CallGate gate, IWorkspaceConfiguration workspace) : IOperation<CallAdmissionRequest, CallAdmissionResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "calls.admit")
    {
        Access = Access.Signed, Limit = RateLimitRule.CallEvents, Errors = [CallErrors.InvalidNumber],
        ExampleRequest = new CallAdmissionRequest(CallExamples.Number, CallExamples.OwnNumber, "Sales"),
        ExampleResponse = new CallAdmissionResponse(
            true, null, CallContactResponse.From(CallExamples.View.Contact),
            new PreferredAgentResponse(RoomExamples.Agent.UserId, RoomExamples.Agent.Username, CallExamples.Extension, "contact-manager"),
            new NamedResponse(RoomExamples.DepartmentId, "Sales"), 99),
    };

    public async Task<CallAdmissionResponse> RunAsync(ApiCall call, CallAdmissionRequest request)
    {
        var answer = await gate.AskAsync(request.From, request.Queue, call.Aborted);
        if (!answer.IsAdmitted) gate.CountRefusal(answer);
        var departments = workspace.Current.Departments;
        return new CallAdmissionResponse(
            answer.IsAdmitted, answer.Reason, CallContactResponse.From(answer.Contact), PreferredAgentResponse.From(answer),
            answer.DepartmentId is { } id && departments.TryGetValue(id, out var department) ? new NamedResponse(id, department.Profile.Name) : null,
            answer.PriorityWeight);
    }
}

/// <param name="From">The calling number; empty = withheld.</param>
/// <param name="To">The number of ours that is called. It is not looked at yet.</param>
/// <param name="Queue">The queue into which the PBX would put it: the name or id of a department.</param>
internal sealed record CallAdmissionRequest(
    [MaxLength(CallLimits.NumberCharactersMax)] string From, [MaxLength(CallLimits.NumberCharactersMax)] string? To = null,
    [NotEmpty, OneLine, MaxLength(CallLimits.NameCharactersMax)] string? Queue = null);

/// <param name="Admitted">Whether the call may be put through.</param>
/// <param name="Reason">What is blocked: channel, contact or number; absent = it is admitted.</param>
/// <param name="Contact">Who calls; absent = nobody has the number yet, or it is withheld.</param>
/// <param name="PreferredAgent">The agent to ask first, who could take it now; absent = there is none.</param>
/// <param name="Department">The department of the queue; absent = the queue has none, or it is not open.</param>
/// <param name="PriorityWeight">1 (highest) to 5, of the contact's open conversation; 99 = no priority.</param>
internal sealed record CallAdmissionResponse(
    bool Admitted, string? Reason, CallContactResponse? Contact, PreferredAgentResponse? PreferredAgent, NamedResponse? Department, int PriorityWeight)
    : ApiResult;

/// <summary>The agent to ask first.</summary>
/// <param name="Extension">The agent's phone; absent = none is set.</param>
/// <param name="Reason">contact-manager, last-chatted-agent or bot.</param>
internal sealed record PreferredAgentResponse([property: JsonPropertyName("_id")] string Id, string Username, string? Extension, string Reason)
{
    public static PreferredAgentResponse? From(CallGateAnswer answer) => answer.Preferred is not { } preferred ? null
        : new(preferred.Agent.UserId, preferred.Agent.Username, answer.PreferredExtension, preferred.Reason);
}
