# Print the feed at an address as XML::Feed sees it, an entry a line.
use strict;
use warnings;
use JSON::PP;
use URI;
use XML::Feed;

$XML::Atom::ForceUnicode = 1;
$XML::Feed::MULTIPLE_ENCLOSURES = 1;
my $feed = XML::Feed->parse(URI->new(shift)) or die XML::Feed->errstr;
for my $entry ($feed->entries) {
    my $time = sub { my $moment = shift; $moment ? $moment->epoch : undef };
    print JSON::PP->new->utf8->allow_unknown->encode({
        link       => $entry->link,
        title      => $entry->title,
        id         => $entry->id,
        author     => ref $entry->author || $entry->author,
        published  => $time->($entry->issued),
        updated    => $time->($entry->modified),
        categories => [$entry->category],
        summary    => $entry->summary->body,
        enclosures => [map { [$_->url, $_->type, $_->length] } grep { defined } $entry->enclosure],
        content    => $entry->content->body,
    }), "\n";
}
