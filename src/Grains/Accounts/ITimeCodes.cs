namespace ContactCenter.Accounts;

/// <summary>Time-based one-time codes, as authenticator apps make them (RFC 6238).</summary>
public interface ITimeCodes
{
    byte[] NewSecret();

    /// <summary>As an app takes it.</summary>
    string TextOf(byte[] secret);

    /// <summary>The time step whose code this is, now or one step aside; null = it is none.</summary>
    long? FindStep(byte[] secret, string code, DateTimeOffset now);

    /// <summary>A code for the day on which the app is lost.</summary>
    string NewRecoveryCode();
}
