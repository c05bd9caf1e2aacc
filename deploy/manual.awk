# Prints the manual of the Makefile: headings (##@) and targets with their sentence (##).
BEGIN { FS = ":.*## "; print "make TARGET" }
/^##@ / { printf "\n%s\n", substr($0, 5) }
/^[a-z-]+:.*## / { printf "  %-12s %s\n", $1, $2 }
