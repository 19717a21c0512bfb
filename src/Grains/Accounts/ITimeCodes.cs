namespace ContactCenter.Accounts;

/// <summary>Time-based one-time codes, as authenticator apps make them (RFC 6238).</summary>
public interface ITimeCodes
{
    byte[] NewSecret();

    /// <summary>Writes the secret in the form that authenticator apps take.</summary>
    string TextOf(byte[] secret);

    /// <summary>Finds the time step whose code this is, now or one step aside; null = it is the code of none.</summary>
    long? FindStep(byte[] secret, string code, DateTimeOffset now);

    /// <summary>Makes a code for the day on which the app is lost.</summary>
    string NewRecoveryCode();
}
