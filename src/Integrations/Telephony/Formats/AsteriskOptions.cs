namespace ContactCenter.Integrations.Telephony.Formats;

/// <summary>Knowledge of an Asterisk that its events do not tell.</summary>
/// <param name="Trunks">
/// The endpoints that lead outside, such as <c>PJSIP/trunk</c>; every other one is an agent's phone. None = the first channel of a call is
/// the person outside.
/// </param>
/// <param name="RestUrl">The address of its REST interface, where recordings are; null = recordings are of no interest.</param>
public sealed record AsteriskOptions(IReadOnlyCollection<string> Trunks, Uri? RestUrl = null)
{
    public static AsteriskOptions Default { get; } = new([]);
}
