using System.Net;
using ContactCenter.Api.Visitors.Blocks;
using ContactCenter.Blocks;

namespace ContactCenter.Tests.Visitors;

/// <summary>Ranges as numbers agree with ranges as texts, for random addresses.</summary>
public sealed class IpNumberTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(16)]
    public void Address_is_in_the_same_ranges_as_number_and_as_text(int bytes)
    {
        var seed = Seed.New();
        var random = new Random(seed);
        for (var round = 0; round < 50; round++)
        {
            var buffer = new byte[bytes];
            random.NextBytes(buffer);
            var address = new IPAddress(buffer);
            foreach (var range in IpRange.Containing(address))
            {
                var expected = IpNumber.OfRange(range);
                Assert.True(IpNumber.Of(address).TryCut(expected.PrefixBits, out var cut));
                Assert.True(cut == expected, $"seed {seed}: {address} in {range}");
            }
        }
    }

    [Fact]
    public void Address_of_one_kind_is_in_no_range_of_the_other()
    {
        var four = IpNumber.Of(IPAddress.Parse("32.1.13.184"));
        Assert.True(four.TryCut(32, out var cut));
        Assert.NotEqual(IpNumber.OfRange("2001:db8::/32"), cut);
        Assert.False(four.TryCut(33, out _));
        Assert.Equal(four, IpNumber.Of(IPAddress.Parse("::ffff:32.1.13.184")));
    }
}
