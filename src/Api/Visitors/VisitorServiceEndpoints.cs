using ContactCenter.Addresses;
using ContactCenter.Agents;
using ContactCenter.Api.Accounts;
using ContactCenter.Api.RateLimits;
using ContactCenter.Api.Workspace;
using ContactCenter.Blocks;
using ContactCenter.Conversations;
using ContactCenter.Visitors;
using ContactCenter.Wording;

namespace ContactCenter.Api.Visitors;

/// <summary>Tells visitors who serves them and whether anybody is there, and takes their offline messages (contract §2.1, §2.4).</summary>
internal sealed class VisitorServiceEndpoints(
    IGrainFactory grains, IAgentAvailability agentAvailability, IBlockDirectory blockDirectory, VisitorAccess visitors, Users users,
    Departments departments, Quotas quotas,
    IWorkspaceConfiguration workspace, IBlockRefusals refusals, TimeProvider time) : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(VisitorServiceOperations.AgentInfo, AgentInfoAsync);
        api.Map(VisitorServiceOperations.NextAgent, NextAgentAsync);
        api.Map(VisitorServiceOperations.Status, StatusAsync);
        api.Map(VisitorServiceOperations.OfflineMessage, OfflineMessageAsync);
    }

    private async Task<ApiResponse> AgentInfoAsync(ApiCall call)
    {
        var visitor = VisitorCaller.Of(call.FromPath("token"));
        var roomId = call.FromPath("rid");
        var conversation = grains.GetGrain<IConversationGrain>(roomId);
        try
        {
            await conversation.CheckVisitor(visitor.Key);
        }
        catch (ContactCenterException refusal)
        {
            throw await visitors.ExplainAsync(refusal, visitor, roomId, call.Aborted);
        }

        if ((await conversation.Find())?.ServedBy is not { } serving) throw new ContactCenterException(VisitorServiceOperations.InvalidAgent);
        return await AnswerAsync(serving.UserId, call.Aborted);
    }

    private async Task<ApiResponse> NextAgentAsync(ApiCall call)
    {
        await visitors.GetAsync(VisitorCaller.Of(call.FromPath("token")), call.Aborted);
        var departmentId = await DepartmentAsync(call.Input.Text("department"), call.Aborted) is { } department ? department.DepartmentId : null;
        var best = await agentAvailability.ListCandidatesAsync(
            departmentId, AgentRules.DefaultCapacity(departmentId, workspace.Current), 1, cancellationToken: call.Aborted);
        return best is [var candidate, ..]
            ? await AnswerAsync(candidate.UserId, call.Aborted)
            : ApiResponse.Of(static json => json.WriteNull("agent"));
    }

    private async Task<ApiResponse> AnswerAsync(string agentId, CancellationToken cancellationToken)
    {
        if (!ShownToVisitors.Agents(workspace.Current))
            return ApiResponse.Of(static json => json.Object("agent", true, static (j, hidden) => j.WriteBoolean("hiddenInfo", hidden)));
        var agent = await users.FindAgentAsync(agentId, cancellationToken) ?? throw new ContactCenterException(VisitorServiceOperations.InvalidAgent);
        return ApiResponse.Of("agent", agent, static (json, a) =>
        {
            json.WriteString("_id", a.UserId);
            json.Optional("name", a.Name);
            json.WriteString("username", a.Username);
            json.WriteString("status", a.Presence);
        });
    }

    private async Task<ApiResponse> StatusAsync(ApiCall call)
    {
        var visitor = VisitorCaller.Of(call.Input.RequiredText("token"));
        var status = call.Input.RequiredText("status");
        await grains.GetGrain<IVisitorGrain>(visitor.Key).SetStatus(call.IdsOf(visitor.Key).Command(visitor.Actor), status);
        return ApiResponse.Of(json =>
        {
            json.WriteString("token", visitor.Token);
            json.WriteString("status", status);
        });
    }

    private async Task<ApiResponse> OfflineMessageAsync(ApiCall call)
    {
        var (input, settings) = (call.Input, workspace.Current);
        if (!settings.SettingIsOn(OfflineAddresses.FormSetting)) throw new ContactCenterException(OfflineMessages.Disabled);
        if (!VerificationAddress.TryEmail(input.RequiredText("email"), out var email)) throw new ContactCenterException(OfflineMessages.InvalidEmail);
        var department = await DepartmentAsync(input.Text("department"), call.Aborted);
        var addresses = OfflineAddresses.Of(settings, department);
        if (addresses.IsEmpty) throw new ContactCenterException(OfflineMessages.NotConfigured);
        quotas.TakeOfflineMessage(call.Request.HttpContext, email.Value);
        if (await blockDirectory.FindAnyBlockAsync([.. BlockTarget.KeysOfEmail(email.Value)], time.GetUtcNow(), call.Aborted) is { } block)
        {
            // Answered as ever: whoever types somebody's address must not learn that it is blocked.
            refusals.Count(block.BlockId);
            return Sent;
        }

        var message = new OfflineMessage(
            VisibleText.OneLine(input.RequiredText("name")), email.Value, input.RequiredText("message"), department?.Profile.Name,
            VisibleText.OneLine(input.Text("host")));
        await SendAsync(addresses, message);
        return Sent;
    }

    /// <summary>Sends to all addresses. Fails only when none of them can be reached: nothing is lost as long as one gets the message.</summary>
    private async Task SendAsync(ImmutableArray<string> addresses, OfflineMessage message)
    {
        var sent = addresses.Select(address => grains.GetGrain<IOfflineMessageGrain>(address).Send(message)).ToList();
        await Task.WhenAll(sent).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (sent.TrueForAll(one => !one.IsCompletedSuccessfully)) await sent[0];
    }

    private static ApiResponse Sent => ApiResponse.Of(static json => json.WriteString("message", "Livechat offline message sent"));

    private async Task<DepartmentView?> DepartmentAsync(string? idOrName, CancellationToken cancellationToken) => string.IsNullOrEmpty(idOrName)
        ? null
        : await departments.FindAsync(idOrName, cancellationToken) is { IsOpen: true } department
            ? department
            : throw new ContactCenterException(VisitorErrors.InvalidDepartment);
}
