using ContactCenter.Calls;

namespace ContactCenter.Integrations.Telephony.Dialing;

/// <summary>Makes no calls: nothing that can is configured.</summary>
public sealed class NoTelephony : ITelephony
{
    public string? Provider => null;

    public Task<DialOutcome> DialAsync(DialRequest request, CancellationToken cancellationToken = default) =>
        Task.FromResult(new DialOutcome(DialFailures.NotConfigured));
}
