using System.Text;
using ContactCenter.Wording;

namespace ContactCenter.Tests.Wording;

/// <summary>Stored ids and values are made of these: they stay what they are.</summary>
public sealed class HashesTests
{
    private const string OfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    [Fact]
    public void Hex_of_a_text_is_that_of_its_utf8_bytes_by_sha256()
    {
        Assert.Equal(OfAbc, Hashes.Hex("abc"));
        Assert.Equal(OfAbc, Hashes.Hex("abc"u8));
        Assert.Equal(OfAbc, Convert.ToHexStringLower(Hashes.Of("abc")));
        Assert.Equal(Hashes.Hex(Encoding.UTF8.GetBytes("ä…")), Hashes.Hex("ä…"));
    }

    [Fact]
    public void Shortened_hex_is_the_beginning_of_the_whole() => Assert.Equal(OfAbc[..24], Hashes.Hex("abc", 12));
}
