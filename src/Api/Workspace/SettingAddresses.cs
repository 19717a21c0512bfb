using ContactCenter.Integrations.Outgoing;

namespace ContactCenter.Api.Workspace;

/// <summary>Settings that name what this server calls: kept only when it would call it.</summary>
internal sealed class SettingAddresses(OutgoingGuard guard)
{
    private static readonly ImmutableArray<string> Called = ["Livechat_External_Queue_URL", "Livechat_webhookUrl"];

    /// <exception cref="ContactCenterException">The server does not call this address.</exception>
    public async Task CheckAsync(string settingId, JsonElement value, CancellationToken cancellationToken)
    {
        if (!Called.Contains(settingId) || value.GetString() is not { Length: > 0 } address) return;
        if (await guard.FindFaultAsync(address, cancellationToken) is { } fault) throw new ContactCenterException(ErrorOf(fault));
    }

    private static Error ErrorOf(OutgoingFault fault) => fault switch
    {
        OutgoingFault.Private => WorkspaceErrors.PrivateAddress,
        OutgoingFault.UserInfo => WorkspaceErrors.AddressWithUser,
        _ => WorkspaceErrors.NoWebAddress,
    };
}
