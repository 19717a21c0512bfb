namespace ContactCenter.Secrets;

/// <summary>Makes and checks password hashes.</summary>
public interface IPasswordHash
{
    /// <summary>A salted, slow hash of the password's digest.</summary>
    string Of(string passwordDigest);

    /// <summary>Whether the digest is the hashed one; takes the same time either way, and for an empty hash, which no digest matches.</summary>
    bool Matches(string hash, string passwordDigest);
}
