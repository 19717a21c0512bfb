namespace ContactCenter.Secrets;

/// <summary>Makes and checks password hashes.</summary>
public interface IPasswordHash
{
    /// <summary>Makes a salted, slow hash of the password's digest.</summary>
    string Of(string passwordDigest);

    /// <summary>Tells whether the digest is the hashed one. It takes the same time either way, and for an empty hash, which no digest matches.</summary>
    bool Matches(string hash, string passwordDigest);
}
