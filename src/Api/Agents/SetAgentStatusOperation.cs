using ContactCenter.Api.Accounts;
using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Agents;

/// <summary>Sets whether an agent takes conversations; without status it toggles (contract §6).</summary>
internal sealed class SetAgentStatusOperation(IGrainFactory grains, Users users, AccessControl access, Oversight oversight)
    : IOperation<SetAgentStatusRequest, SetAgentStatusResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/agent.status")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        Errors = [AgentErrors.NotFound, AgentErrors.Deactivated, AgentErrors.BusinessHoursClosed, CommonErrors.Unauthorized],
        ExampleRequest = new SetAgentStatusRequest(StaffResponse.Available),
        ExampleResponse = new SetAgentStatusResponse(StaffResponse.Available),
    };

    public async Task<SetAgentStatusResponse> RunAsync(ApiCall call, SetAgentStatusRequest request)
    {
        var agentId = request.AgentId ?? call.Caller.UserId;
        if (agentId != call.Caller.UserId && !access.May(call.Caller, Permissions.ManageAgents))
            throw new ContactCenterException(CommonErrors.Unauthorized);
        var account = await users.FindAsync(agentId, call.Aborted) ?? throw new ContactCenterException(AgentErrors.NotFound);
        if (!oversight.MayManageAgent(call.Caller, agentId)) throw new ContactCenterException(AgentErrors.NotFound);
        if (!account.Active) throw new ContactCenterException(AgentErrors.Deactivated);
        var wanted = request.Status is { } status ? status == StaffResponse.Available : (bool?)null;
        var agent = await grains.GetGrain<IAgentGrain>(agentId).SetAvailability(new SetAvailability(call.Ids.Command(call.Caller.Actor), wanted));
        return new SetAgentStatusResponse(StaffResponse.AvailabilityOf(agent));
    }
}

/// <param name="Status">Absent = the other one than now.</param>
/// <param name="AgentId">Absent = the caller. Others are set by users who manage agents.</param>
internal sealed record SetAgentStatusRequest(
    [AllowedValues(StaffResponse.Available, StaffResponse.NotAvailable), MaxLength(32)] string? Status = null, [ValidId] string? AgentId = null);

/// <param name="Status">"available" or "not-available".</param>
internal sealed record SetAgentStatusResponse(string Status) : ApiResult;
