// A judge that nobody here wrote: Go's own golang.org/x/mod/sumdb reads a ledger as it is served.
// Run by test/judge/ledger.ts: address, verifier key, how many proofs of each kind.
package main

import (
	"fmt"
	"io"
	"log"
	"math/rand"
	"net/http"
	"os"
	"strconv"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func get(url string) []byte {
	answer, err := http.Get(url)
	if err != nil {
		log.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != 200 {
		log.Fatal(url, " answers ", answer.StatusCode, err)
	}
	return body
}

// reader fetches tiles. Go's tiles have their height in the address, tlog-tiles' have not.
type reader struct {
	address string
	read    map[tlog.Tile][]byte
}

func (r *reader) Height() int { return 8 }

func (r *reader) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	all := make([][]byte, len(tiles))
	for i, tile := range tiles {
		if r.read[tile] == nil {
			r.read[tile] = get(r.address + "/tile/" + tile.Path()[len("tile/8/"):])
		}
		all[i] = r.read[tile]
	}
	return all, nil
}

func (r *reader) SaveTiles([]tlog.Tile, [][]byte) {}

func entriesOf(address string, size int64) [][]byte {
	var entries [][]byte
	for n := int64(0); n*256 < size; n++ {
		width := size - n*256
		if width > 256 {
			width = 256
		}
		tile := tlog.Tile{H: 8, L: 0, N: n, W: int(width)}
		bundle := get(address + "/tile/entries/" + tile.Path()[len("tile/8/0/"):])
		for len(bundle) > 0 {
			length := int(bundle[0])<<8 | int(bundle[1])
			entries = append(entries, bundle[2:2+length])
			bundle = bundle[2+length:]
		}
	}
	return entries
}

func main() {
	address, key := os.Args[1], os.Args[2]
	count, _ := strconv.Atoi(os.Args[3])
	verifier, err := note.NewVerifier(key)
	if err != nil {
		log.Fatal(err)
	}
	opened, err := note.Open(get(address+"/checkpoint"), note.VerifierList(verifier))
	if err != nil {
		log.Fatal(err)
	}
	// Go's own tree note has another first line; size and root stand where tlog-checkpoint has them.
	var origin, root string
	var size int64
	if _, err := fmt.Sscanf(opened.Text, "%s\n%d\n%s\n", &origin, &size, &root); err != nil {
		log.Fatal(err)
	}
	hash, err := tlog.ParseHash(root)
	if err != nil {
		log.Fatal(err)
	}
	tree := tlog.Tree{N: size, Hash: hash}
	hashes := tlog.TileHashReader(tree, &reader{address, map[tlog.Tile][]byte{}})

	entries := entriesOf(address, size)
	if int64(len(entries)) != size {
		log.Fatal("there are ", len(entries), " entries instead of ", size)
	}
	leaves := make([]tlog.Hash, size)
	for i, entry := range entries {
		leaves[i] = tlog.RecordHash(entry)
	}
	chance := rand.New(rand.NewSource(1))
	for i := 0; i < count; i++ {
		at := chance.Int63n(size)
		proof, err := tlog.ProveRecord(size, at, hashes)
		if err != nil {
			log.Fatal(err)
		}
		if err := tlog.CheckRecord(proof, size, hash, at, leaves[at]); err != nil {
			log.Fatal("entry ", at, ": ", err)
		}
	}
	for i := 0; i < count; i++ {
		former := 1 + chance.Int63n(size)
		formerRoot, err := tlog.TreeHash(former, hashes)
		if err != nil {
			log.Fatal(err)
		}
		proof, err := tlog.ProveTree(size, former, hashes)
		if err != nil {
			log.Fatal(err)
		}
		if err := tlog.CheckTree(proof, size, hash, former, formerRoot); err != nil {
			log.Fatal("tree of ", former, ": ", err)
		}
	}
	fmt.Printf("Go's sumdb accepts %s: signature, %d entries, %d proofs of inclusion, %d of consistency.\n", origin, size, count, count)
}
