using System.Net;
using System.Net.Sockets;

namespace ContactCenter.Integrations.Outgoing;

/// <summary>
/// Judges what this server may call. Whatever an address is written like, what counts is where the connection goes: names are looked up once, and the
/// connection is made to the addresses that were judged.
/// </summary>
public sealed class OutgoingGuard(OutgoingSettings settings, IHostNames names)
{
    private static readonly TimeSpan LookUpPatience = TimeSpan.FromSeconds(3);

    /// <summary>Finds what is wrong with an address before its name is looked up; null = nothing.</summary>
    /// <param name="named">The address that the configuration names for this use. Its host and port may be anywhere.</param>
    public OutgoingFault? FindFault(Uri address, Uri? named = null)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https")) return OutgoingFault.NotWeb;
        if (address.Port <= 0 || address.IdnHost.Length == 0) return OutgoingFault.NotWeb;
        if (address.UserInfo.Length > 0) return OutgoingFault.UserInfo;
        var host = Plain(address.IdnHost);
        if (IsTrusted(host, address.Port, named) || !IPAddress.TryParse(host, out var literal)) return null;
        return MayCall(literal) ? null : OutgoingFault.Private;
    }

    /// <summary>The same for an address that is only to be kept. A name that cannot be looked up now is judged when it is called.</summary>
    public async Task<OutgoingFault?> FindFaultAsync(string text, CancellationToken cancellationToken = default)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address)) return OutgoingFault.NotWeb;
        if (FindFault(address) is { } fault) return fault;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LookUpPatience);
        try
        {
            await FindAddressesAsync(address.IdnHost, address.Port, named: null, patience.Token);
            return null;
        }
        catch (OutgoingRefusedException refused)
        {
            return refused.Fault;
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    /// <summary>The addresses of a host that may be called: at least one.</summary>
    /// <exception cref="OutgoingRefusedException">None may.</exception>
    /// <exception cref="SocketException">There are none.</exception>
    public async Task<IPAddress[]> FindAddressesAsync(string host, int port, Uri? named, CancellationToken cancellationToken = default)
    {
        var plain = Plain(host);
        var found = IPAddress.TryParse(plain, out var literal) ? [literal] : await names.FindAsync(plain, cancellationToken);
        if (IsTrusted(plain, port, named)) return found;
        IPAddress[] allowed = [.. found.Where(MayCall)];
        return allowed.Length > 0 ? allowed : throw new OutgoingRefusedException(OutgoingFault.Private);
    }

    private bool MayCall(IPAddress address) => settings.Allows(address) || !ForbiddenAddresses.Contain(address);

    private bool IsTrusted(string host, int port, Uri? named) =>
        settings.AllowsHost(host)
        || (named is not null && port == named.Port && string.Equals(host, Plain(named.IdnHost), StringComparison.OrdinalIgnoreCase));

    private static string Plain(string host) => host.Trim('[', ']').TrimEnd('.');
}
