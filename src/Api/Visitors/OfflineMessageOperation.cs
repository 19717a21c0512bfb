using ContactCenter.Api.Workspace;
using ContactCenter.Webhooks;

namespace ContactCenter.Api.Visitors;

/// <summary>Mails what somebody wrote while nobody was there, to the department or to the workspace's address (contract §2.4).</summary>
internal sealed class OfflineMessageOperation(
    IGrainFactory grains, IBlockDirectory blockDirectory, Departments departments, Quotas quotas, IWorkspaceConfiguration workspace,
    IBlockRefusals refusals, TimeProvider time) : IOperation<OfflineMessageRequest, SentMailResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/offline.message")
    {
        Access = Access.Visitor, Limit = RateLimitRule.VisitorRegistration,
        Errors = [OfflineMessages.Disabled, OfflineMessages.InvalidEmail, OfflineMessages.NotConfigured, VisitorErrors.InvalidDepartment],
        ExampleRequest = new OfflineMessageRequest("Ada", "ada@example.com", "Please call me back."),
        ExampleResponse = SentMailResponse.Offline,
    };

    public async Task<SentMailResponse> RunAsync(ApiCall call, OfflineMessageRequest request)
    {
        var settings = workspace.Current;
        if (!settings.SettingIsOn(OfflineAddresses.FormSetting)) throw new ContactCenterException(OfflineMessages.Disabled);
        if (!VerificationAddress.TryEmail(request.Email, out var email)) throw new ContactCenterException(OfflineMessages.InvalidEmail);
        var department = await departments.FindOpenAsync(request.Department, call.Aborted);
        var addresses = OfflineAddresses.Of(settings, department);
        if (addresses.IsEmpty) throw new ContactCenterException(OfflineMessages.NotConfigured);
        quotas.TakeOfflineMessage(call.Request.HttpContext, email.Value);
        if (await blockDirectory.FindAnyBlockAsync([.. BlockTarget.KeysOfEmail(email.Value)], time.GetUtcNow(), call.Aborted) is { } block)
        {
            // Answered as ever: whoever types somebody's address must not learn that it is blocked.
            refusals.Count(block.BlockId);
            return SentMailResponse.Offline;
        }

        var message = request.ToMessage(email.Value, department?.Profile.Name);
        await SendAsync(addresses, message);
        await TellAsync(settings, message);
        return SentMailResponse.Offline;
    }

    /// <summary>Hands the message to the webhooks. It has been mailed, so a fault here must not make the visitor send it again.</summary>
    private async Task TellAsync(WorkspaceSnapshot settings, OfflineMessage message) => await Task.WhenAll(WebhookTarget.IdsOf(settings)
        .Where(id => WebhookTarget.Find(settings, id, time.GetUtcNow())?.Types.Contains(WebhookEventTypes.Offline) == true)
        .Select(id => grains.GetGrain<IWebhookDeliveryGrain>(id).Tell(message))).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Sends to all addresses. Fails only when none of them can be reached: nothing is lost as long as one gets the message.</summary>
    private async Task SendAsync(ImmutableArray<string> addresses, OfflineMessage message)
    {
        var sent = addresses.Select(address => grains.GetGrain<IOfflineMessageGrain>(address).Send(message)).ToList();
        await Task.WhenAll(sent).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (sent.TrueForAll(one => !one.IsCompletedSuccessfully)) await sent[0];
    }
}

/// <param name="Department">The id or name of a department; absent = the workspace.</param>
/// <param name="Host">The site that the message was written on.</param>
internal sealed record OfflineMessageRequest(
    [NotEmpty, MaxLength(InputLimits.NameMax)] string Name,
    [MaxLength(InputLimits.NameMax)] string Email,
    [NotEmpty, MaxLength(OfflineMessages.TextMax)] string Message,
    [MaxLength(InputLimits.NameMax)] string? Department = null,
    [MaxLength(InputLimits.NameMax)] string? Host = null)
{
    public OfflineMessage ToMessage(string email, string? departmentName) =>
        new(VisibleText.OneLine(Name), email, Message, departmentName, VisibleText.OneLine(Host));
}
